import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Huddle, HuddleSignal, Moment, Signal } from '@tillside/contract/schemas';

const published = (name: string): Record<string, unknown> =>
  JSON.parse(
    readFileSync(new URL(`../../packages/contract/schemas/${name}.schema.json`, import.meta.url), 'utf8'),
  ) as Record<string, unknown>;

/** The published JSON Schemas. */
export const schemas = {
  moment: published('moment'),
  signal: published('signal'),
  huddle: published('huddle'),
  'huddle-signal': published('huddle-signal'),
};

// Formats are only annotations in JSON Schema 2020-12; the patterns next to them are checked.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });

/** The verdict of an independent validator (Ajv). */
export const ajvMoment = ajv.compile(schemas.moment);
export const ajvSignal = ajv.compile(schemas.signal);
export const ajvHuddle = ajv.compile(schemas.huddle);
export const ajvHuddleSignal = ajv.compile(schemas['huddle-signal']);

/** zod's verdict: on the shape alone, as a JSON Schema can express it, and with the rules. */
const zod =
  (schema: z.ZodType) =>
  (document: unknown): { shape: boolean; rules: boolean } => {
    const { success, error } = schema.safeParse(document);
    const shape = error?.issues.every(issue => issue.code === 'custom' && issue.params?.code) ?? true;
    return { shape, rules: success };
  };
export const zodMoment = zod(Moment);
export const zodSignal = zod(Signal);
export const zodHuddle = zod(Huddle);
export const zodHuddleSignal = zod(HuddleSignal);
