import { Huddle, HuddleSignal, Moment, Signal } from '@tillside/contract/schemas';
import { z } from 'zod';
import {
  Erased,
  Feedback,
  Health,
  Invitation,
  InvitationInput,
  ProblemBody,
  Results,
  Taken,
} from './schemas.js';
import { LeftOut, Measure, Stored } from './huddle-schema.js';
import { PortraitSearch } from './portrait-schema.js';
import { DecisionInput, Stories, StoryItem, Teams } from './story-schemas.js';
import { Why } from './why-schema.js';

export type Json = Record<string, unknown>;

const schemas = {
  DecisionInput,
  Erased,
  Feedback,
  Health,
  Huddle,
  HuddleSignal,
  Invitation,
  InvitationInput,
  LeftOut,
  Measure,
  Moment,
  PortraitSearch,
  Problem: ProblemBody,
  Results,
  Signal,
  Stored,
  Stories,
  StoryItem,
  Taken,
  Teams,
  Why,
};
/** Documents that are sent before defaults are filled in. */
const sent = new Set([
  'DecisionInput',
  'Huddle',
  'HuddleSignal',
  'InvitationInput',
  'Measure',
  'Moment',
  'Signal',
]);

/** The schemas as OpenAPI wants them: all in one place, referred to by name. */
export function components(): Json {
  const all: Json = {};
  for (const [name, schema] of Object.entries(schemas)) {
    // A schema with an id of its own comes as a reference to itself among the definitions.
    const { $defs = {}, ...root } = z.toJSONSchema(schema, { io: sent.has(name) ? 'input' : 'output' });
    for (const [key, value] of Object.entries({ [name]: root, ...$defs })) {
      const { $schema, id, ...rest } = value as Json;
      all[key] = rest;
    }
  }
  return JSON.parse(JSON.stringify(all).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}
