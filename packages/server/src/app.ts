import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Config } from './config/types.js';
import type { Route, Services } from './context.js';
import { createLimit } from './http/limit.js';
import { keyringOf } from './http/keys.js';
import type { Log } from './http/log.js';
import { Problem } from './http/problem.js';
import { maintain } from './keeping/maintain.js';
import { erasure } from './routes/erasure.js';
import { followUps } from './routes/follow-ups.js';
import { health } from './routes/health.js';
import { invitations } from './routes/invitations.js';
import { moment } from './routes/moment.js';
import { openapi } from './routes/openapi.js';
import { page } from './routes/page.js';
import { results } from './routes/results.js';
import { signals } from './routes/signals.js';
import { createWriter } from './signals/writer.js';
import type { Database } from './store/database.js';
import { partition } from './store/partitions.js';

/** What an app is made of. */
export interface AppOptions {
  /** An open database; the app does not close it. */
  store: Database;
  config: Config;
  /** Where lines of the log go; nowhere by default. */
  log?: Log;
  now?: () => Date;
}

/** The API as a function from `Request` to `Response`. */
export interface App {
  fetch: (request: Request) => Response | Promise<Response>;
  /** Resolves when everything that was taken is stored. */
  idle: () => Promise<void>;
  /** What has to be done at least once a day: new partitions, retention. */
  maintain: () => Promise<void>;
}

const routes: Route[] = [health, signals, moment, results, invitations, erasure, followUps, openapi, page];

/** Makes the API: ready to be served by Node, an edge runtime or a test. */
export async function createApp({
  store,
  config,
  log = () => undefined,
  now = () => new Date(),
}: AppOptions): Promise<App> {
  for (const { id } of config.stores) await partition(store, id, now());
  const writer = createWriter({ database: store, now });
  const services: Services = {
    database: store,
    config,
    keyring: await keyringOf(config),
    writer,
    limit: createLimit(config.limits.perMinute),
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
      ],
      exposeHeaders: ['retry-after', 'etag'],
      maxAge: 86_400,
    }),
  );
  for (const route of routes) route(app, services);
  app.notFound(() => new Problem(404, 'not-found', 'There is nothing at this address.').toResponse());
  app.onError(error => {
    if (error instanceof Problem) return error.toResponse();
    // The message of a database's error can repeat a value: its kind is enough.
    log({
      level: 'error',
      message: 'failed',
      error: error.name,
      code: 'code' in error ? error.code : undefined,
    });
    return new Problem(500, 'failed', 'The server failed; nothing of this request was stored.').toResponse();
  });
  return {
    fetch: request => app.fetch(request),
    idle: () => writer.idle(),
    maintain: () => maintain(store, config, now()),
  };
}
