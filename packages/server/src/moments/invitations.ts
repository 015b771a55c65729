import { sign, verify } from 'hono/jwt';
import type { StoreConfig } from '../config/types.js';
import { HttpProblem } from '../http/http-problem.js';
import type { Queries } from '../database/database.js';

/** What an invitation invites to. */
export interface Invited {
  moment: string;
  form: string;
  order: string;
  ref: string | null;
}

const secretOf = ({ invitations }: StoreConfig): { secret: string; page: string; days: number } => {
  if (!invitations)
    throw new HttpProblem(422, 'no-invitations', 'The store’s configuration has no "invitations".');
  return invitations;
};

/** Makes a link to a form for one order: signed, expiring, good for one answer. */
export async function invite(
  { query }: Queries,
  store: StoreConfig,
  {
    form,
    order,
    ref,
    days,
  }: { form: string; order: string; ref?: string | undefined; days?: number | undefined },
  now: Date,
): Promise<{ id: string; link: string; token: string; expires: string }> {
  const { secret, page, days: usual } = secretOf(store);
  if (!store.feedback.some(({ id }) => id === form))
    throw new HttpProblem(422, 'no-form', 'The store’s configuration has no such form.');
  const id = crypto.randomUUID();
  // Seconds, as a JWT counts.
  const exp = Math.floor(now.getTime() / 1000) + (days ?? usual) * 86_400;
  const expires = new Date(exp * 1000).toISOString();
  await query(
    `INSERT INTO invitations (store, id, moment, form, "order", ref, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [store.id, id, `invitation-${crypto.randomUUID()}`, form, order, ref ?? null, expires],
  );
  const token = await sign({ iss: store.id, jti: id, exp }, secret, 'HS256');
  return { id, link: `${page}#invitation=${token}`, token, expires };
}

/** What a link's token invites to; a {@link HttpProblem} if it is not ours, or its time is over. */
export async function open(
  { query }: Queries,
  store: StoreConfig,
  token: string,
  now: Date,
): Promise<Invited> {
  const { secret } = secretOf(store);
  const claims = await verify(token, secret, { alg: 'HS256', exp: false }).catch(() => undefined);
  if (typeof claims?.jti !== 'string' || claims.iss !== store.id || typeof claims.exp !== 'number')
    throw new HttpProblem(401, 'invitation', 'This is no invitation of the store.');
  const [row] = await query(
    'SELECT moment, form, "order", ref, used FROM invitations WHERE store = $1 AND id = $2',
    [store.id, claims.jti],
  );
  if (!row || row.used !== null || claims.exp * 1000 <= now.getTime())
    throw new HttpProblem(410, 'invitation-over', 'This invitation was used, withdrawn or has expired.');
  return {
    moment: String(row.moment),
    form: String(row.form),
    order: String(row.order),
    ref: typeof row.ref === 'string' ? row.ref : null,
  };
}
