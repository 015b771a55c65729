import { type MomentInput, parseMoment, type SuggestionInput, type Surface } from '@tillside/contract';
import { admit, type AdmitOptions, choose } from '@tillside/core';
import { code, table } from './markdown.js';

const now = Date.parse('2026-11-20T10:20:00Z');
const reason = { text: 'Often bought together', basis: 'general' } as const;
const suggestion = (id: string, more: Partial<SuggestionInput> = {}): SuggestionInput => ({
  id,
  kind: 'product',
  title: id,
  reason,
  ...more,
});

/** A moment with one of each, all for everyone. */
const everything: MomentInput = {
  version: 1,
  id: 'visit-1',
  promises: [{ id: 'promise', title: 'We mend it' }],
  suggestions: [
    ...(['product', 'service', 'offer', 'care', 'conversation'] as const).map(kind =>
      suggestion(kind, { kind }),
    ),
    suggestion('recovery', { kind: 'care' }),
  ],
  feedback: [
    {
      id: 'form',
      title: 'Your visit',
      questions: [{ id: 'all', type: 'csat', label: 'How was it?' }],
      recovery: { suggestion: 'recovery' },
    },
  ],
};

/** The ids of what is on screen, if all of it is there already or if nothing is. */
function onScreen(
  moment: MomentInput,
  options: Partial<AdmitOptions>,
  isFrozen = false,
  isThere = true,
): string[] {
  const { promises, suggestions, feedback } = admit(parseMoment(moment).moment!, {
    surface: 'customer',
    now,
    ...options,
  });
  const held = isThere ? suggestions.map(({ id }) => id) : [];
  const chosen = choose(suggestions, { held, limit: 99, isFrozen, claim: () => true });
  return [...promises, ...chosen, ...(isFrozen && !isThere ? [] : feedback)].map(({ id }) => id);
}

const surfaces = ['customer', 'associate'] as const;
const modes = ['sale', 'training', 'return'] as const;
const phases = ['open', 'paying', 'done'] as const;
const columns = ['promise', 'product', 'care', 'recovery', 'form'];
/** What of everything is on screen for each surface, mode and phase. */
export function phaseTable(): string {
  const recoveries = new Map([['recovery', now + 60_000]]);
  const cells = (surface: Surface, mode: string, phase: (typeof phases)[number]) => {
    const moment = { ...everything, mode, phase } as MomentInput;
    const isFrozen = phase === 'paying';
    const stays = onScreen(moment, { surface, recoveries }, isFrozen);
    const appears = onScreen(moment, { surface, recoveries }, isFrozen, false);
    return columns.map(id => (appears.includes(id) ? 'yes' : stays.includes(id) ? 'stays' : 'no'));
  };
  const all = (surface: Surface, mode: string) =>
    phases.map(phase => [phase, ...cells(surface, mode, phase)]);
  const rows = surfaces.flatMap(surface => {
    // Modes that behave alike share their rows.
    const results = modes.map(mode => JSON.stringify(all(surface, mode)));
    return [...new Set(results)].flatMap(result => {
      const alike = modes.filter((_, at) => results[at] === result);
      return all(surface, alike[0]!).map(row => [surface, alike.join(', '), ...row]);
    });
  });
  const titles = ['promise', 'product, service, offer', 'care, conversation', '`recovery`', 'form'];
  return table(['`surface`', '`mode`', '`phase`', ...titles], rows);
}

const isOnScreen = (
  item: Partial<SuggestionInput>,
  moment: Partial<MomentInput>,
  surface?: Surface,
): string => {
  const suggestions = [suggestion('one', item)];
  const document: MomentInput = { version: 1, id: 'visit-1', suggestions, ...moment };
  return onScreen(document, surface ? { surface } : {}).length ? 'yes' : 'no';
};

const customer = (more: object) => ({ customer: { ref: 'c-1', ...more } });
const basket = (items: { id: string }[], value = '20.00') => ({
  basket: { items, total: { currency: 'GBP', value } },
});
const cup = [{ id: 'cup' }];
const stand = [{ id: 'stand' }];
const minTotal = { currency: 'GBP', value: '15.00' };

export const audienceTable = (): string =>
  table(
    ['`audience`', ...surfaces.map(surface => `on the ${surface} surface`)],
    (['everyone', 'customer', 'associate'] as const).map(audience => [
      code(audience),
      ...surfaces.map(surface => isOnScreen({ audience }, {}, surface)),
    ]),
  );

export const consentTable = (): string =>
  table(
    ['`reason.basis`', 'no `consents`', '`history`', '`social`'],
    (['general', 'basket', 'stated', 'history', 'social'] as const).map(basis => [
      code(basis),
      ...[[], ['history'], ['social']].map(consents =>
        isOnScreen({ reason: { ...reason, basis } }, customer({ consents })),
      ),
    ]),
  );

const conditions: [ofSuggestion: string, ofMoment: string, Partial<SuggestionInput>, Partial<MomentInput>][] =
  [
    ['`for`: loyal', 'a loyal customer', { for: ['loyal'] }, customer({ stage: 'loyal' })],
    ['`for`: loyal', 'a new customer', { for: ['loyal'] }, customer({ stage: 'new' })],
    ['`for`: loyal', 'nobody known', { for: ['loyal'] }, {}],
    ['`when.has`: cup', 'a cup in the basket', { when: { has: ['cup'] } }, basket(cup)],
    ['`when.has`: cup', 'no cup in the basket', { when: { has: ['cup'] } }, basket(stand)],
    ['`when.has`: cup', 'no `basket`', { when: { has: ['cup'] } }, {}],
    ['`when.lacks`: cup', 'no cup in the basket', { when: { lacks: ['cup'] } }, basket(stand)],
    ['`when.lacks`: cup', 'a cup in the basket', { when: { lacks: ['cup'] } }, basket(cup)],
    ['`when.lacks`: cup', 'no `basket`', { when: { lacks: ['cup'] } }, {}],
    ['`when.minTotal`: £15', 'a total of £20', { when: { minTotal } }, basket(cup)],
    ['`when.minTotal`: £15', 'a total of £10', { when: { minTotal } }, basket(cup, '10.00')],
    ['a product', 'that product in the basket', { product: { id: 'cup', name: 'Cup' } }, basket(cup)],
    [
      'a product, `SoldOut`',
      'anything',
      { product: { id: 'pot', name: 'Pot', availability: 'SoldOut' } },
      {},
    ],
    ['`validUntil` in the past', 'anything', { validUntil: '2026-11-20T10:00:00Z' }, {}],
  ];

export const conditionTable = (): string =>
  table(
    ['the suggestion has', 'the moment has', 'on screen'],
    conditions.map(([ofSuggestion, ofMoment, item, moment]) => [
      ofSuggestion,
      ofMoment,
      isOnScreen(item, moment),
    ]),
  );
