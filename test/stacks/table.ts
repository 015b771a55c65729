import { readFileSync, writeFileSync } from 'node:fs';
import type { Outcome } from './perform.js';
import type { Stack } from './stacks.js';
import { tasks } from './tasks.js';

const guide = 'examples/README.md';
const [from, to] = ['<!-- stacks -->', '<!-- /stacks -->'];

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** The version of a stack's framework that its app asks for. */
function versionOf({ folder, framework }: Stack): string {
  if (!framework) return '';
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(`${folder}/package.json`, 'utf8'),
  ) as Manifest;
  return { ...dependencies, ...devDependencies }[framework] ?? '';
}

/** What came of a task, in all the ways in which the app was served. */
function cell(task: string, outcomes: readonly Outcome[]): string {
  const mine = outcomes.filter(outcome => outcome.task === task);
  if (!mine.length) return '–';
  return mine.every(({ fault }) => fault === undefined) ? '✓' : '✗';
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** A row for each stack, a column for each task. */
export function table(results: ReadonlyMap<Stack, readonly Outcome[]>): string {
  const heads = ['stack', 'version', ...tasks.map(({ head }) => head), 'what had to be known'];
  const rows = [...results].map(([stack, outcomes]) => [
    stack.name,
    versionOf(stack),
    ...tasks.map(({ name }) => cell(name, outcomes)),
    stack.note ?? '',
  ]);
  return [heads, heads.map(() => '---'), ...rows].map(row).join('\n');
}

/** What the columns mean. */
export const legend = (): string => tasks.map(({ head, name }) => `- **${head}**: ${name}`).join('\n');

const parts = () => {
  const text = readFileSync(guide, 'utf8');
  const [before, rest] = text.split(from);
  const [now, after] = rest?.split(to) ?? [];
  if (before === undefined || now === undefined || after === undefined)
    throw new Error(`${guide} has no ${from} … ${to}`);
  return { before, now: now.trim(), after };
};

/** The table and its legend as the guide has them. */
export const tableInGuide = (): string => parts().now;

/** Writes the table and its legend into the guide. */
export function writeTable(results: ReadonlyMap<Stack, readonly Outcome[]>): void {
  const { before, after } = parts();
  writeFileSync(guide, `${before}${from}\n\n${table(results)}\n\n${legend()}\n\n${to}${after}`);
}
