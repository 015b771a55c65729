/** All strings and functions of a language by their path, as `ends.csat.0`. */
export const entriesOf = (value: object, path = ''): [path: string, entry: unknown][] =>
  Object.entries(value).flatMap(([key, entry]: [string, unknown]) =>
    typeof entry === 'object' && entry ? entriesOf(entry, `${path}${key}.`) : [[path + key, entry] as const],
  );

/**
 * All sentences of a language by their path, with A1, B2 and so on as arguments: one, unless `argumentsOf` has others
 * for the path. In each of `plurals`, a number that chooses the plural form follows.
 */
export const sentencesOf = (
  strings: object,
  argumentsOf: Record<string, string[]>,
  plurals: readonly string[],
): [path: string, sentence: string][] =>
  entriesOf(strings).flatMap(([path, entry]) => {
    if (typeof entry === 'string') return [[path, entry]];
    const write = entry as (...args: unknown[]) => string;
    return plurals.includes(path)
      ? [0, 1, 2, 5].map((n): [string, string] => [path, write('A1', n)])
      : [[path, write(...(argumentsOf[path] ?? ['A1']))]];
  });
