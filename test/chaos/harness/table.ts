import { isClean, type Verdict } from './ledger.js';
import type { Kind } from '../rows/row.js';

/** A row as it went. */
export interface Outcome {
  name: string;
  kind: Kind;
  verdict: Verdict;
  seconds: number;
  /** What went wrong besides. */
  faults: string[];
}

/** Nothing lost, nothing twice, and nothing wrong besides. */
export const isGood = ({ verdict, faults }: Outcome): boolean => isClean(verdict) && faults.length === 0;

const noteOf = ({ verdict: { dropped, told } }: Outcome): string =>
  dropped && told
    ? ` (${dropped} dropped for room, ${told === 1 ? '1 signal says' : `${told} signals say`} so)`
    : '';

/** The outcomes as a table in Markdown, in columns that are as wide as need be. */
export function table(outcomes: readonly Outcome[]): string {
  const head = ['what happens', 'made', 'effects', 'twice', 'lost', 'seconds'];
  const lines = outcomes.map(outcome => {
    const { name, kind, verdict, seconds } = outcome;
    const on = kind === 'postgres' ? ', on PostgreSQL' : '';
    const { made, effects, twice, lost } = verdict;
    return [
      `${name}${on}${noteOf(outcome)}`,
      ...[made, effects, twice, lost].map(String),
      seconds.toFixed(1),
    ];
  });
  const widths = head.map((title, at) => Math.max(title.length, ...lines.map(line => line[at]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at ? cell.padStart(widths[at]!) : cell.padEnd(widths[0]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...lines.map(line)].join('\n');
}
