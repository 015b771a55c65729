/** What takes text, or picks by what is typed: a selector. */
export const fields = ':read-write, select';
