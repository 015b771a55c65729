import { z } from 'zod';
import { Id, Quantity, whole } from './formats.js';
import { Money } from './money.js';
import { optional } from './optional.js';

/** The most items of an order that a signal carries. */
export const maxSoldItems = 1000;

const SoldItem = z.object({ id: Id, quantity: optional(Quantity), amount: optional(Money) });

/** How an encounter ended, as a host passes it to `complete()`. */
export const Outcome = z
  .object({
    outcome: z.enum(['completed', 'voided', 'returned']),
    order: optional(Id),
    total: optional(Money),
    lines: optional(whole(0, 100_000)),
    items: optional(z.array(SoldItem).max(maxSoldItems)),
  })
  .meta({ description: 'How an encounter ended.' });
