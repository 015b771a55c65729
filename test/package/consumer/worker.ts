/** What needs no screen compiles where there is no DOM. */
import { readSchemaOrg } from '@tillside/adapters/schema-org';
import { parseMoment } from '@tillside/contract';
import { admit, makeSignal } from '@tillside/core';

const { moment } = parseMoment('{"version":1,"id":"visit-1"}');
if (moment) {
  const { promises } = admit(moment, { surface: 'customer', now: 0 });
  const context = { moment, surface: 'customer', source: 'https://shop.example', now: 0 } as const;
  makeSignal(
    'promise.shown',
    `promise/${promises[0]?.id}`,
    { promise: 'mend' },
    context,
  ).data.promise.toUpperCase();
}

const noPage = { querySelectorAll: () => [] };
readSchemaOrg(noPage, { reason: { text: 'You are looking at it', basis: 'general' } }).problems.map(
  ({ path }) => path,
);
