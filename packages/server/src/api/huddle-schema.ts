import { z } from 'zod';
import { isCalendarDay } from '../http/day-range.js';

const number = z.number().min(-1e12).max(1e12);

export const Measure = z
  .strictObject({
    measure: z.string().regex(/\S/).max(100).describe('Its name, as the configuration has it.'),
    day: z
      .string()
      .regex(/^(19[7-9]|[2-9]\d\d)\d-\d\d-\d\d$/)
      .refine(isCalendarDay, { error: 'expected a day of the calendar' })
      .meta({ format: 'date' }),
    value: number.describe('What was measured; with `of`, the sum of its cases.'),
    of: number.min(0).optional().describe('How many cases are behind it.'),
  })
  .meta({ id: 'Measure', description: 'A number of a day that is measured elsewhere.' });

export const Stored = z
  .object({ stored: z.int() })
  .meta({ id: 'Stored', description: 'How many were stored.' });

export const LeftOut = z
  .object({
    period: z.object({ from: z.string(), to: z.string() }),
    results: z.array(
      z.object({ result: z.string(), code: z.enum(['too-few', 'span', 'early']), message: z.string() }),
    ),
  })
  .meta({ id: 'LeftOut', description: 'What the huddle does not tell, and why.' });
