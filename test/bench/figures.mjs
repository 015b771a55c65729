/**
 * The value below which a share of the values lies.
 * @type {(values: readonly number[], share: number) => number}
 */
export const quantile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  return low + (sorted[Math.ceil(at)] - low) * (at % 1);
};
/** @type {(values: readonly number[]) => number} */
export const median = values => quantile(values, 0.5);

/**
 * Lines of words in columns; the first column is left-aligned, the others right.
 * @type {(rows: readonly string[][]) => string}
 */
export const table = rows => {
  const widths = rows[0].map((_, i) => Math.max(...rows.map(row => row[i].length)));
  return rows
    .map(row => row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('   '))
    .join('\n');
};
