import { isClean, type Verdict } from './ledger.js';
import type { Kind } from '../rows/row.js';

/** The outcome of a row. */
export interface Outcome {
  name: string;
  kind: Kind;
  verdict: Verdict;
  seconds: number;
  /** Other faults. */
  faults: string[];
}

/** Whether a row is clean and has no other faults. */
export const isGood = ({ verdict, faults }: Outcome): boolean => isClean(verdict) && faults.length === 0;

const noteOf = ({ verdict: { dropped, told, waiting } }: Outcome): string => {
  const notes = [];
  if (dropped && told)
    notes.push(`${dropped} dropped for room, ${told === 1 ? '1 signal says' : `${told} signals say`} so`);
  if (waiting) notes.push(`${waiting} still ${waiting === 1 ? 'waits' : 'wait'}, and the page says so`);
  return notes.length ? ` (${notes.join('; ')})` : '';
};

/** The outcomes as a Markdown table with aligned columns. */
export function table(outcomes: readonly Outcome[]): string {
  const head = ['what happens', 'made', 'effects', 'twice', 'lost', 'stranded', 'seconds'];
  const lines = outcomes.map(outcome => {
    const { name, kind, verdict, seconds } = outcome;
    const on = kind === 'postgres' ? ', on PostgreSQL' : '';
    const { made, effects, twice, lost, stranded } = verdict;
    return [
      `${name}${on}${noteOf(outcome)}`,
      ...[made, effects, twice, lost, stranded].map(String),
      seconds.toFixed(1),
    ];
  });
  const widths = head.map((title, at) => Math.max(title.length, ...lines.map(line => line[at]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at ? cell.padStart(widths[at]!) : cell.padEnd(widths[0]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...lines.map(line)].join('\n');
}
