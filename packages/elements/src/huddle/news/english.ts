/** The English words of `<till-news>`. */
export const english = {
  owner: (role: string) => `Ask: ${role}`,
  tell: 'I told a customer',
  told: 'Told a customer',
};

export type NewsWords = typeof english;
