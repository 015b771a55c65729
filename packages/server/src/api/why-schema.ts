import { z } from 'zod';

const count = z.int();

export const Why = z
  .object({
    signal: z.string(),
    moment: z.string(),
    surface: z.string(),
    made: z.string().meta({ format: 'date-time' }).describe('When the order of the moment was made.'),
    rank: z.int().describe('From 1: the best.'),
    of: count,
    suggestion: z.string(),
    relevance: z.number().describe('Of a pair: how often at least who had the one also took the other.'),
    weight: z.number().describe('What the shop counts it more, from 1 to 2.'),
    draw: z.number().describe('Drawn from what was known of its acceptance.'),
    score: z.number().describe('Relevance times weight times draw.'),
    accepted: count.describe('Moments in which it had been accepted until then.'),
    refused: count.describe('Moments in which it had been seen and not accepted until then.'),
    pair: z
      .object({
        product: z.string(),
        with: z.string(),
        together: count.describe('Orders with both.'),
        baskets: count.describe('Orders with the one in the basket.'),
        relevance: z.number(),
      })
      .nullable(),
  })
  .meta({ id: 'Why', description: 'Why a suggestion was made.' });
