import { type Random, seeded } from '../../packages/server/src/ranking/random.ts';

/** Somebody comes in with something in the basket. What they are like that day is drawn before anything is shown. */
export interface Visit {
  moment: string;
  shopper: number;
  basket: string;
  /** Accepts what appeals to more than this share. */
  reserve: number;
  /** Decides whether, and why, somebody declines instead of looking away. */
  mood: number;
}

const shoppers = 500;
/** A third of shoppers like a suggestion, and the others do not. */
const tastes = { liked: 2, other: 0.5 };
/** How much less a shopper accepts with every time that they were shown the same, and how soon they forget. */
const fatigue = { perShowing: 0.85, remembered: 0.8 };

/** One of a list, each as likely. */
export const oneOf = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

/** Draws who comes in, with which of these baskets. */
export const drawVisits = (random: Random, count: number, baskets: readonly string[]): Visit[] =>
  Array.from({ length: count }, (_, n) => ({
    moment: `visit-${n}`,
    shopper: Math.floor(random() * shoppers),
    basket: oneOf(baskets, random),
    reserve: random(),
    mood: random(),
  }));

/** The share of those with a basket who would accept a suggestion that they were never shown before. */
export type Appeal = (basket: string, suggestion: string) => number;
/** What somebody answers to what is shown; undefined if they look away. */
export type Answer = { name: 'accepted' } | { name: 'declined'; reason: 'has-it' | 'dear' } | undefined;

/** Shoppers with tastes, who tire of what they are shown again and again. */
export class Shoppers {
  readonly #appeal: Appeal;
  readonly #seed: number;
  readonly #tastes = new Map<string, number>();
  /** How tired each shopper is of each suggestion. */
  readonly #tired = Array.from({ length: shoppers }, () => new Map<string, number>());

  constructor(appeal: Appeal, seed: number) {
    this.#appeal = appeal;
    this.#seed = seed;
  }

  /** How likely a shopper would accept a suggestion on this visit. */
  acceptance({ shopper, basket }: Visit, suggestion: string): number {
    const tired = this.#tired[shopper]!.get(suggestion) ?? 0;
    const appeal = this.#appeal(basket, suggestion) * this.#taste(shopper, suggestion);
    return Math.min(1, appeal * fatigue.perShowing ** tired);
  }

  /** Shows a suggestion on a visit, or nothing; everybody forgets a little of what they saw before. */
  show(visit: Visit, suggestion: string | undefined): Answer {
    const answer = suggestion === undefined ? undefined : this.#answer(visit, suggestion);
    const tired = this.#tired[visit.shopper]!;
    for (const [id, times] of tired) tired.set(id, times * fatigue.remembered);
    if (suggestion !== undefined) tired.set(suggestion, (tired.get(suggestion) ?? 0) + 1);
    return answer;
  }

  #answer(visit: Visit, suggestion: string): Answer {
    if (visit.reserve < this.acceptance(visit, suggestion)) return { name: 'accepted' };
    if (visit.mood < 0.05) return { name: 'declined', reason: 'has-it' };
    return visit.mood < 0.3 ? { name: 'declined', reason: 'dear' } : undefined;
  }

  #taste(shopper: number, suggestion: string): number {
    const key = `${shopper} ${suggestion}`;
    let taste = this.#tastes.get(key);
    if (taste === undefined) {
      let hash = this.#seed;
      for (const character of key) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
      taste = seeded(hash)() < 1 / 3 ? tastes.liked : tastes.other;
      this.#tastes.set(key, taste);
    }
    return taste;
  }
}
