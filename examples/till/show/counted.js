const sum = (/** @type {object[]} */ rows, /** @type {string[]} */ names) =>
  rows.reduce((all, row) => all + names.reduce((part, name) => part + (row[name] ?? 0), 0), 0);

const steps = ['shown', 'asked', 'accepted', 'declined', 'replaced', 'expired', 'failed', 'withheld'];

/** The number of effects in the server's results; `effectsOf` is its counterpart. @param {object} results */
export function countOf({ promises, suggestions, forms, moments, scores, answers }) {
  return (
    sum(promises, ['shown', 'opened']) +
    sum(suggestions, steps) +
    sum(forms, ['started', 'submitted', 'abandoned', 'followups', 'recoveries']) +
    sum([moments], ['completed', 'voided', 'returned']) +
    sum(scores, ['n']) +
    sum(answers, ['n'])
  );
}

/** The sums of some steps. @param {object[]} rows @param {string} name */
export const total = (rows, name) => sum(rows, [name]);
