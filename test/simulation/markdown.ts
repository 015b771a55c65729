import { readFileSync, writeFileSync } from 'node:fs';

/** A Markdown table with aligned columns; all but the first are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map(row => row[at]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at ? cell.padStart(widths[at]!) : cell.padEnd(widths[0]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** A share as a percentage with one decimal. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const readme = new URL('README.md', import.meta.url);
const [from, to] = ['<!-- simulation -->', '<!-- /simulation -->'];

/** Writes the tables between their markers in the README. */
export function writeTables(text: string): void {
  const before = readFileSync(readme, 'utf8');
  const start = before.indexOf(from);
  const end = before.indexOf(to);
  if (start < 0 || end < start) throw new Error(`the README has no ${from} … ${to}`);
  writeFileSync(readme, `${before.slice(0, start)}${from}\n\n${text}\n\n${before.slice(end)}`);
}
