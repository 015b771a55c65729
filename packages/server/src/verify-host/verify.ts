import { assertOwn } from '../sink/sink.js';
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
import { recovery } from './checks/recovery.js';
import { scans } from './checks/scans.js';
import { updates } from './checks/updates.js';
import type { Finding } from './finding.js';
import { open } from './visit.js';

const checks: readonly Check[] = [
  ...[console, scans, focus, phases, parking, customer],
  ...[accept, offline, recovery, layout, updates, leaks],
];
/** The words by which checks are chosen. */
export const checkIds: readonly string[] = checks.map(({ id }) => id);

/** What became of one check of a host's page. */
export interface HostVerdict extends Finding {
  check: string;
  name: string;
}
export interface VerifyHostOptions {
  /** Ids of the checks to make; all by default. */
  only?: readonly string[] | undefined;
  /** Path of a Chromium or Chrome; one on this machine by default. */
  browser?: string | undefined;
  /** CSS pixels; 1280 and 800 by default. */
  width?: number | undefined;
  height?: number | undefined;
  /** What a scan types; by default a number that GS1 leaves to each shop. */
  code?: string | undefined;
  /** Hears of each verdict when it is there. */
  onVerdict?: ((verdict: HostVerdict) => void) | undefined;
}

/**
 * Drives a page of the host's own with Tillside in it, in a browser, and judges what it does. Each check begins with
 * the page as it is when it is opened for the first time.
 *
 * @param url a page on this machine
 * @throws Error where it cannot be judged: no browser, no page, no Tillside in it
 */
export async function verifyHost(url: string, options: VerifyHostOptions = {}): Promise<HostVerdict[]> {
  const { only, width = 1280, height = 800, code = '2990000000002', onVerdict } = options;
  const strange = only?.find(id => !checkIds.includes(id));
  if (strange !== undefined) throw new TypeError(`there is no check ${strange}: ${checkIds.join(', ')}`);
  const target = new URL(url);
  await assertOwn(target, 'a page');
  const browser = await startBrowser(options.browser);
  try {
    const verdicts: HostVerdict[] = [];
    for (const { id, name, run } of checks.filter(({ id }) => only?.includes(id) ?? true)) {
      const visit = await open(browser, target, { width, height, code });
      const finding = await run(visit).catch((error: unknown): Finding => {
        const why = visit.departures() ? 'the page was left' : String(error).split('\n')[0]!;
        return { result: 'fail', seen: `it could not be finished: ${why}`, details: [] };
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

/** A verdict as lines of plain text: the second says what was seen. */
export const linesOf = ({ check, name, result, seen, details }: HostVerdict): string =>
  [
    `${marks[result]} ${check.padEnd(8)}  ${name}`,
    ...[seen, ...details].map(line => `            ${line}`),
  ].join('\n');

/** How many of each. */
export function sumOf(verdicts: readonly HostVerdict[]): string {
  const sum = (result: Finding['result']) => verdicts.filter(verdict => verdict.result === result).length;
  return `${sum('pass')} passed, ${sum('fail')} failed, ${sum('not judged')} not judged`;
}
