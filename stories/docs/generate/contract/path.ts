export type Path = readonly (string | number)[];

export const pointer = (path: Path): string => path.map(step => `/${step}`).join('');

/** The value at a path; undefined if it leads nowhere. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], value);

/** Finds a value: `*` in the path stands for any item of a list, `type=text` for any of that type. */
export function find(value: unknown, path: readonly string[], before: Path = []): Path | undefined {
  const [step, ...rest] = path;
  if (value === undefined) return undefined;
  if (step === undefined) return before;
  const [, type] = step.split('=');
  if (step !== '*' && !type) return find(valueAt(value, [step]), rest, [...before, step]);
  const items = value as { type?: string }[];
  const places = items.map((item, at) =>
    !type || item.type === type ? find(item, rest, [...before, at]) : undefined,
  );
  return places.find(place => place !== undefined);
}

/** A copy with another value at a path; `undefined` removes what is there. */
export function withValue(value: unknown, path: Path, replacement: unknown): unknown {
  const copy = structuredClone(value);
  const holder = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  if (replacement === undefined) Reflect.deleteProperty(holder, path.at(-1)!);
  else holder[path.at(-1)!] = replacement;
  return copy;
}
