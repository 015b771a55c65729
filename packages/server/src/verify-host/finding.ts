/** The result of a check and what it observed; a failure has a line for each fault. */
export interface Finding {
  result: 'pass' | 'fail' | 'not judged';
  seen: string;
  details: string[];
}

export const pass = (seen: string, details: string[] = []): Finding => ({ result: 'pass', seen, details });
export const fail = (seen: string, details: string[] = []): Finding => ({ result: 'fail', seen, details });
export const skip = (seen: string): Finding => ({ result: 'not judged', seen, details: [] });

/** A failure with the given faults, or a pass if there are none. */
export const judge = (faults: readonly string[], seen: string): Finding => {
  const distinct = [...new Set(faults)];
  const [first, ...rest] = distinct;
  return first === undefined ? pass(seen) : fail(first, rest.slice(0, 8));
};
