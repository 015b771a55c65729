import type { MomentInput, PromiseInput, SuggestionInput, Surface } from '@tillside/contract';
import type { StoreConfig } from '../config/types.js';
import type { Queries } from '../store/database.js';
import { evidenceFor } from './evidence.js';
import type { Invited } from './invitations.js';
import { together } from './together.js';

/** What a moment is asked for. */
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
  return store.promises.filter(isAdmitted).map(({ counted, owner, ...promise }) => {
    const found = evidence.get(promise.id);
    return {
      ...promise,
      ...(found && { evidence: found }),
      ...(owner && surface === 'associate' && { owner }),
    };
  });
}

const withoutStaffFields = ({ ask, note, instead, ...rest }: Partial<SuggestionInput>): object => rest;

/** Makes a moment: what the configuration says, narrowed to what a surface may see, with today's counts. */
export async function momentFor(
  queries: Queries,
  store: StoreConfig,
  { id, surface, basket, invited }: MomentQuery,
  now: Date,
): Promise<MomentInput> {
  const isAdmitted = isFor(surface, now);
  const suggestions = invited
    ? []
    : [...store.suggestions.filter(isAdmitted), ...(await together(queries, store, basket))];
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
    suggestions:
      surface === 'associate'
        ? suggestions
        : suggestions.map(item => withoutStaffFields(item as SuggestionInput)),
    feedback: invited
      ? forms.map(form => ({ ...form, audience: 'everyone', about: { order: invited.order } }))
      : forms,
  };
  // zod's optional fields may be undefined; JSON leaves those out, and so does this copy.
  return JSON.parse(JSON.stringify(moment)) as MomentInput;
}
