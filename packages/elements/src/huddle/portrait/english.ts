/** The English words of `<till-portrait>`. */
export const english = {
  /** Rounded to fives, 30 at least. */
  people: (count: string) => `About ${count} customers`,
  peopleAndShare: (people: string, share: string) => `${people}, ${share}`,
  share: (percent: string) => `${percent} of the sales`,
  /** The shares that have a name, by their percent rounded to fives: 35 is a third. */
  shares: {
    10: 'a tenth of the sales',
    20: 'a fifth of the sales',
    25: 'a quarter of the sales',
    35: 'a third of the sales',
    50: 'half of the sales',
    65: 'two thirds of the sales',
    75: 'three quarters of the sales',
  },
  group: 'This group',
  everybody: 'Everybody',
  ask: 'Worth asking',
  story: 'Their story',
  basis: (customers: string, period: string) => `From ${customers} customers, ${period}`,
};

export type PortraitWords = typeof english;
