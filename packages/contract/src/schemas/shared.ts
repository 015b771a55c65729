import { z } from 'zod';
import { uniqueId } from '../rules.js';
import { Id, Label, Url } from './formats.js';
import { hints } from './hints.js';
import { restrictingWithDefault } from './optional.js';
import { refineElements } from './refine.js';

export const Audience = restrictingWithDefault(
  z.enum(['everyone', 'customer', 'associate']).describe('Who the item is for.'),
  'everyone',
);

export const Link = z.object({ href: Url, label: Label }).meta({ id: 'Link' });
export const Choice = z
  .object({ id: Id, label: Label })
  .meta({ id: 'Choice' })
  .register(hints, { rule: 'uniqueId' });

/** A list of things with unique ids. */
export const uniqueList = <T extends z.ZodType<{ id: string }>>(element: T, min: 0 | 1, max: number) =>
  z.array(element).min(min).max(max).superRefine(refineElements(uniqueId));
