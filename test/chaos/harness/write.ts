import { readFileSync, writeFileSync } from 'node:fs';

const readme = new URL('../../../packages/core/README.md', import.meta.url);
const [from, to] = ['<!-- chaos -->', '<!-- /chaos -->'];

/** Writes the table between its markers in the README. */
export function writeTable(table: string): void {
  const text = readFileSync(readme, 'utf8');
  const [before, rest] = text.split(from);
  const after = rest?.split(to)[1];
  if (before === undefined || after === undefined) throw new Error(`the README has no ${from} … ${to}`);
  writeFileSync(readme, `${before}${from}\n\n${table}\n\n${to}${after}`);
}
