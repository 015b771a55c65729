import type { Figure, ResultInput } from '@tillside/contract';
import type { Beside } from './series.js';

/** Why a result is not shown. */
export type LeftOutCode = 'too-few' | 'span' | 'early';

/** A result that may be shown, or why not. */
export interface Candidate extends Omit<ResultInput, 'after' | 'before'>, Beside<Figure> {
  leftOut?: { code: LeftOutCode; message: string };
}

/** A result that is not shown. */
export interface LeftOut {
  result: string;
  code: LeftOutCode;
  message: string;
}

const tooFew = {
  code: 'too-few',
  message: 'Fewer than thirty cases are behind it in this period.',
} as const;

/** The results that are shown, and those that are not. */
export function told(candidates: readonly Candidate[]): { results: ResultInput[]; leftOut: LeftOut[] } {
  const results = candidates.flatMap(({ after, before, leftOut: _, ...rest }): ResultInput[] =>
    after ? [{ ...rest, ...(before && { before }), after }] : [],
  );
  const shown = new Set(results.map(({ id }) => id));
  return {
    // What a result serves may be left out itself.
    results: results.map(({ serves, ...rest }) => ({
      ...rest,
      ...(serves !== undefined && serves !== rest.id && shown.has(serves) && { serves }),
    })),
    leftOut: candidates.flatMap(({ id, after, leftOut = tooFew }) =>
      after ? [] : [{ result: id, ...leftOut }],
    ),
  };
}

/** Whether the intervals of two figures say that they differ. */
export const isChanged = ({ after, before }: Beside<Figure>): boolean => {
  const [low, high] = [after?.low ?? -Infinity, after?.high ?? Infinity];
  return low > (before?.high ?? Infinity) || high < (before?.low ?? -Infinity);
};
