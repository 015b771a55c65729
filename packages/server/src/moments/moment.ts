import {
  forSurface,
  type MomentInput,
  type PromiseInput,
  type SuggestionInput,
  type Surface,
} from '@tillside/contract';
import type { StoreConfig } from '../config/types.js';
import type { Queries } from '../database/database.js';
import { evidenceFor } from './evidence.js';
import type { Invited } from './invitations.js';
import type { References } from '../ranking/reference.js';
import { suggestionsFor } from './suggestions.js';

/** The parameters of a request for a moment. */
export interface MomentQuery {
  id: string;
  surface: Surface;
  basket: readonly string[];
  invited?: Invited | undefined;
}

interface Item {
  audience: string;
  validUntil?: string | undefined;
}
const isFor =
  (surface: Surface, now: Date) =>
  ({ audience, validUntil }: Item): boolean =>
    (audience === 'everyone' || audience === surface) &&
    (validUntil === undefined || Date.parse(validUntil) > now.getTime());

async function promises(
  queries: Queries,
  store: StoreConfig,
  isAdmitted: (item: Item) => boolean,
  surface: Surface,
  now: Date,
): Promise<object[]> {
  const evidence = await evidenceFor(queries, store, now);
  return store.promises.filter(isAdmitted).map(({ counted, ...promise }) => {
    const found = evidence.get(promise.id);
    return { ...forSurface(promise, surface), ...(found && { evidence: found }) };
  });
}

/** Makes a moment: what the configuration says, narrowed to what a surface may see, ranked by today's counts. */
export async function momentFor(
  queries: Queries,
  store: StoreConfig,
  { id, surface, basket, invited }: MomentQuery,
  references: References,
  now: Date,
): Promise<MomentInput> {
  const isAdmitted = isFor(surface, now);
  const suggestions = invited
    ? []
    : await suggestionsFor(
        queries,
        store,
        { moment: id, surface, basket, rules: store.suggestions.filter(isAdmitted) as SuggestionInput[] },
        references,
        now,
      );
  const forms = store.feedback.filter(form => (invited ? form.id === invited.form : isAdmitted(form)));
  const moment = {
    version: 1,
    id: invited?.moment ?? id,
    asOf: now.toISOString(),
    ...(store.locale && { locale: store.locale }),
    ...(invited && { phase: 'done' }),
    ...(invited?.ref && { customer: { ref: invited.ref } }),
    ...(basket.length && { basket: { items: basket.map(item => ({ id: item })) } }),
    ...(store.pacing && { pacing: store.pacing }),
    promises: (await promises(queries, store, isAdmitted, surface, now)) as PromiseInput[],
    suggestions: suggestions.map(item => forSurface(item, surface)) as SuggestionInput[],
    feedback: invited
      ? forms.map(form => ({ ...form, audience: 'everyone', about: { order: invited.order } }))
      : forms,
  };
  // zod's optional fields may be undefined; JSON leaves those out, and so does this copy.
  return JSON.parse(JSON.stringify(moment)) as MomentInput;
}
