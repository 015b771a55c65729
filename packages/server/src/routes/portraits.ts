import type { z } from 'zod';
import type { PortraitSearch } from '../api/portrait-schema.js';
import type { Route } from '../context.js';
import { readFound } from '../huddle/portraits/compute.js';
import { readPortraits } from '../huddle/portraits/portraits.js';

/** How the portraits were found, or why there are none: for people with the read key. */
export const portraits: Route = (app, services) => {
  app.get('/portraits', async context => {
    const store = await services.admit(context, 'read');
    const last = await readFound(services.database, store.id);
    const answer: z.output<typeof PortraitSearch> = {
      computed: last?.computed.toISOString() ?? null,
      reason: last ? last.found.reason : 'not-looked',
      customers: last?.found.customers ?? 0,
      sample: last?.found.sample ?? 0,
      view: last?.found.view ?? null,
      attempts: last?.found.attempts ?? [],
      groups: (last?.found.groups ?? []).map(({ key, state, stability, people }) => ({
        key,
        state,
        stability,
        people,
      })),
      portraits: await readPortraits(services, store),
    };
    return context.json(answer, 200, { 'cache-control': 'no-store' });
  });
};
