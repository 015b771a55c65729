/** The English words of `<till-huddle>`. */
export const english = {
  pause: 'Pause',
  asOf: (time: string) => `As of ${time}`,
};

export type HuddleWords = typeof english;
