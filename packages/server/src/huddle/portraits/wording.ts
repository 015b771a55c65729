import type { Trait } from './found.js';

/** What a default name is made of: the traits that are clear, and of each kind the clearest one. */
export function clearTraits(traits: readonly Trait[]) {
  const clear = traits.filter(({ by }) => Math.abs(by) >= 0.4);
  const more = (...names: Trait['name'][]) => clear.find(({ name, by }) => names.includes(name) && by > 0);
  const signed = (name: Trait['name']) => clear.find(trait => trait.name === name)?.by ?? 0;
  return {
    weekday: more('weekday')?.item,
    part: more('part')?.item,
    categories: clear.filter(({ name, by }) => name === 'category' && by > 0).slice(0, 2),
    hasNoFavourite: traits.some(({ name }) => name === 'category') && !more('category'),
    frequency: signed('frequency'),
    value: signed('value'),
    breadth: signed('breadth'),
    recency: signed('recency'),
  };
}

/** A Sunday, for the names of weekdays. */
const sunday = Date.UTC(2024, 0, 7);
export const weekdayName = (locale: string, weekday: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    sunday + Number(weekday) * 86_400_000,
  );

export const cut = (text: string, max: number): string => {
  const characters = [...text];
  return characters.length > max
    ? `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
    : text;
};
