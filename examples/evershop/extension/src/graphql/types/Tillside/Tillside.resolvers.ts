import { pool } from '@evershop/evershop/lib/postgres';
import { createHash } from 'node:crypto';

/** How many orders of the session came before one, or have been placed so far. */
const ordersBefore = `
  SELECT count(*) FROM "order"
  WHERE sid = $1 AND ($2::uuid IS NULL OR order_id < (SELECT order_id FROM "order" WHERE uuid = $2))`;

export default {
  Query: {
    tillside: () => ({
      endpoint: process.env.TILLSIDE_ENDPOINT,
      writeKey: process.env.TILLSIDE_WRITE_KEY,
    }),
  },
  Tillside: {
    // The session's own id is a secret, its digest is none.
    momentId: async (_: unknown, { order }: { order?: string }, { session }: { session: string }) => {
      const { rows } = await pool.query<{ count: string }>(ordersBefore, [session, order ?? null]);
      return createHash('sha256').update(`${session} ${rows[0]?.count}`).digest('base64url');
    },
  },
};
