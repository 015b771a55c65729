import { assertOwn } from '../verify-sink/sink.js';
import { startBrowser } from './browser.js';
import type { Check } from './check.js';
import { accept } from './checks/accept.js';
import { console } from './checks/console.js';
import { customer } from './checks/customer.js';
import { focus } from './checks/focus.js';
import { layout } from './checks/layout.js';
import { leaks } from './checks/leaks.js';
import { offline } from './checks/offline.js';
import { parking } from './checks/parking.js';
import { phases } from './checks/phases.js';
import { presses } from './checks/presses.js';
import { recovery } from './checks/recovery.js';
import { scans } from './checks/scans.js';
import { updates } from './checks/updates.js';
import { visible } from './checks/visible.js';
import type { Finding } from './finding.js';
import { open } from './visit.js';

const checks: readonly Check[] = [
  ...[console, visible, presses, scans, focus, phases, parking, customer],
  ...[accept, offline, recovery, layout, updates, leaks],
];
/** The names by which checks are chosen. */
export const checkIds: readonly string[] = checks.map(({ id }) => id);

/** The outcome of one check of a host's page. */
export interface HostVerdict extends Finding {
  check: string;
  name: string;
}
export interface VerifyHostOptions {
  /** Ids of the checks to run; all by default. */
  only?: readonly string[] | undefined;
  /** Path of Chromium or Chrome; by default one that is installed on this machine. */
  browser?: string | undefined;
  /** CSS pixels; 1280 and 800 by default. */
  width?: number | undefined;
  height?: number | undefined;
  /** What a scan types; by default a number that GS1 reserves for use within a shop. */
  code?: string | undefined;
  /** Called with each verdict as soon as it is known. */
  onVerdict?: ((verdict: HostVerdict) => void) | undefined;
}

/**
 * Opens a host's page that contains Tillside in a browser, drives it, and judges what it does. Each check starts with
 * the page as a first-time visitor gets it.
 *
 * @param url a page on this machine
 * @throws Error if it cannot be judged: no browser, no page, or no Tillside in it
 */
export async function verifyHost(url: string, options: VerifyHostOptions = {}): Promise<HostVerdict[]> {
  const { only, width = 1280, height = 800, code = '2990000000002', onVerdict } = options;
  const unknown = only?.find(id => !checkIds.includes(id));
  if (unknown !== undefined) throw new TypeError(`there is no check ${unknown}: ${checkIds.join(', ')}`);
  const target = new URL(url);
  await assertOwn(target, 'a page');
  const browser = await startBrowser(options.browser);
  try {
    const verdicts: HostVerdict[] = [];
    for (const { id, name, run } of checks.filter(({ id }) => only?.includes(id) ?? true)) {
      const visit = await open(browser, target, { width, height, code });
      const finding = await run(visit).catch((error: unknown): Finding => {
        const why = visit.departures() ? 'the page was navigated away' : String(error).split('\n')[0]!;
        return { result: 'fail', seen: `the check could not be finished: ${why}`, details: [] };
      });
      await visit.close();
      const verdict = { check: id, name, ...finding };
      onVerdict?.(verdict);
      verdicts.push(verdict);
    }
    return verdicts;
  } finally {
    await browser.close();
  }
}

const marks = { pass: '✓', fail: '✖', 'not judged': '·' };

/** A verdict as lines of plain text: its name, then what was observed. */
export const linesOf = ({ check, name, result, seen, details }: HostVerdict): string =>
  [
    `${marks[result]} ${check.padEnd(8)}  ${name}`,
    ...[seen, ...details].map(line => `            ${line}`),
  ].join('\n');

/** How many checks passed, failed and were not judged. */
export function sumOf(verdicts: readonly HostVerdict[]): string {
  const sum = (result: Finding['result']) => verdicts.filter(verdict => verdict.result === result).length;
  return `${sum('pass')} passed, ${sum('fail')} failed, ${sum('not judged')} not judged`;
}
