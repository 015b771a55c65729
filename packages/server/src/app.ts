import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Config } from './config/types.js';
import type { Context, Route, Services } from './context.js';
import { clientAddress, type Connection } from './http/client-address.js';
import { createRateLimit } from './http/rate-limit.js';
import { authorize, keyringOf } from './http/authorize.js';
import type { Log } from './http/log.js';
import { failureOf } from './http/failure.js';
import { HttpProblem } from './http/http-problem.js';
import { nothingHere } from './http/nothing-here.js';
import { createReferences } from './ranking/reference.js';
import { readFound, refreshPortraits } from './huddle/portraits/compute.js';
import { erasureDigest } from './retention/erasure-digest.js';
import { maintain } from './retention/maintain.js';
import { erasure } from './routes/erasure.js';
import { followUps } from './routes/follow-ups.js';
import { huddle } from './routes/huddle.js';
import { health } from './routes/health.js';
import { invitations } from './routes/invitations.js';
import { measures } from './routes/measures.js';
import { moment } from './routes/moment.js';
import { openapi } from './routes/openapi.js';
import { page } from './routes/page.js';
import { portraits } from './routes/portraits.js';
import { results } from './routes/results.js';
import { signals } from './routes/signals.js';
import { stories } from './routes/stories.js';
import { why } from './routes/why.js';
import { eventHeaders } from './signals/binary-mode.js';
import { createNameLimit } from './signals/name-limit.js';
import { recordHuddleSignals, type ReceivedHuddleSignal } from './signals/record-huddle-signals.js';
import { recordSignals, type ReceivedSignal } from './signals/record-signals.js';
import { createWriter } from './signals/writer.js';
import { type Database, sqlState } from './database/database.js';
import { partition } from './database/partitions.js';

/** Options for an app. */
export interface AppOptions {
  /** An open database; the app does not close it. */
  database: Database;
  config: Config;
  /** Receives the lines of the log; ignored by default. */
  log?: Log;
  now?: () => Date;
}

/** The API as a function from `Request` to `Response`. */
export interface App {
  fetch: (request: Request, connection?: Connection) => Response | Promise<Response>;
  /** Resolves when everything that was accepted is stored. */
  idle: () => Promise<void>;
  /** Creates partitions and applies retention; call it at least once a day. */
  maintain: () => Promise<void>;
  /**
   * Finds the portraits of customers anew where a week has passed. Takes seconds, in which requests are answered; call
   * it as often as `maintain`.
   *
   * @param signal ends the search
   */
  findPortraits: (signal?: AbortSignal) => Promise<void>;
}

const routes: Route[] = [
  health,
  signals,
  moment,
  huddle,
  measures,
  portraits,
  results,
  invitations,
  erasure,
  followUps,
  stories,
  why,
  openapi,
  page,
];

/** Makes the API: ready to be served by Node, an edge runtime or a test. */
export async function createApp({
  database,
  config,
  log = () => undefined,
  now = () => new Date(),
}: AppOptions): Promise<App> {
  for (const { id } of config.stores) await partition(database, id, now());
  const references = await createReferences(database);
  const digestOf = await erasureDigest(database);
  const limitNames = createNameLimit(config);
  const writer = createWriter<ReceivedSignal>({
    database,
    record: arrived => recordSignals(database, arrived, { now: now(), limitNames, digestOf }),
  });
  const huddleWriter = createWriter<ReceivedHuddleSignal>({
    database,
    record: arrived => recordHuddleSignals(database, arrived, { now: now(), limitNames }),
  });
  const keyring = keyringOf(config);
  const rateLimit = createRateLimit(config.limits);
  const addressOf = (context: Context) => clientAddress(context, config.limits.proxies);
  const admitOneOf: Services['admitOneOf'] = async (context, roles) => {
    const address = addressOf(context);
    const caller = await authorize(context.req.raw, keyring, roles, () => rateLimit.refuse(address));
    const kind = roles.find(role => role === caller.role) ?? roles[0]!;
    await rateLimit.take(kind, caller.store.id, address);
    return caller;
  };
  const admit: Services['admit'] = async (context, role) => (await admitOneOf(context, [role])).store;
  const limitAnonymous: Services['limitAnonymous'] = (context, { id }) =>
    rateLimit.take('moment', id, addressOf(context));
  const services: Services = {
    database,
    config,
    admit,
    admitOneOf,
    limitAnonymous,
    writer,
    huddleWriter,
    references,
    now,
    log,
  };
  const app = new Hono();
  const origins = new Set(config.stores.flatMap(store => store.origins));
  app.use(async (context, next) => {
    const start = performance.now();
    await next();
    context.header('x-content-type-options', 'nosniff');
    const ms = Math.round(performance.now() - start);
    const path = context.req.path.split('/')[1] ?? '';
    // The first word of the path only: what follows may be a customer's reference.
    log({
      level: 'info',
      message: 'answered',
      method: context.req.method,
      path: `/${path.slice(0, 20)}`,
      status: context.res.status,
      ms,
    });
  });
  app.use(
    cors({
      origin: origin => (origins.has('*') || origins.has(origin) ? origin : null),
      allowMethods: ['GET', 'POST', 'DELETE'],
      allowHeaders: [
        'authorization',
        'content-type',
        'x-tillside-key',
        'x-tillside-invitation',
        'if-none-match',
        ...eventHeaders,
      ],
      exposeHeaders: ['date', 'retry-after', 'etag'],
      maxAge: 86_400,
    }),
  );
  app.use(async (context, next) => {
    // No database can hold this character, whichever parameter it is in.
    if (Object.values(context.req.queries()).some(values => values.some(value => value.includes('\0'))))
      throw new HttpProblem(400, 'character', 'A parameter has the character U+0000.');
    await next();
  });
  for (const route of routes) route(app, services);
  app.notFound(context => nothingHere(app, context.req.path).toResponse());
  app.onError(error => {
    const problem = failureOf(error);
    // A database's error message can repeat a value, so only its kind is logged.
    if (problem.status >= 500 && !(error instanceof HttpProblem))
      log({ level: 'error', message: 'failed', error: error.name, code: sqlState(error) });
    return problem.toResponse();
  });
  return {
    fetch: (request, connection) => app.fetch(request, connection),
    idle: async () => {
      await Promise.all([writer.idle(), huddleWriter.idle()]);
    },
    maintain: () => maintain(database, config, now()),
    findPortraits: async signal => {
      for (const store of config.stores) {
        const outcome = await refreshPortraits(database, store, now(), signal);
        if (outcome !== 'found') continue;
        const last = await readFound(database, store.id);
        log({
          level: 'info',
          message: 'portraits found',
          store: store.id,
          groups: last?.found.groups.filter(({ state }) => state === 'shown').length,
          ...(last?.found.reason && { reason: last.found.reason }),
        });
      }
    },
  };
}
