import type { KeyInput } from 'puppeteer-core';
import type { Check } from '../check.js';
import { encounter, hint, scoreForm } from '../documents.js';
import { judge, skip } from '../finding.js';
import type { Told } from '../probe.js';
import { pause, type Visit } from '../visit.js';

/** How a scan ends, and how fast it is typed: milliseconds from key to key. */
interface Way {
  suffix: KeyInput | '';
  interval: number;
}
const fast: Way = { suffix: 'Enter', interval: 2 };
/** For what Tillside draws, and for no focus at all. */
const ways: Way[] = [
  fast,
  { suffix: 'Tab', interval: 2 },
  { suffix: '', interval: 2 },
  { suffix: 'Enter', interval: 20 },
  { suffix: 'Enter', interval: 80 },
];
/** The most of the host's own controls that are scanned at. */
const limit = 24;

const actions =
  /^till-(suggestion-(accept|accepted|ask|decline|declined)|feedback-submit(ted)?)$|\.(accepted|asked|declined|replaced|answered|submitted|opened)$/;
const isAction = ({ type, signal }: Told): boolean => actions.test(type) || actions.test(signal);

/** Types as a scanner does, into whatever has focus. */
export async function scan({ page, code }: Visit, { suffix, interval } = fast): Promise<void> {
  for (const key of code) {
    await page.keyboard.press(key as KeyInput);
    await pause(interval);
  }
  if (suffix) await page.keyboard.press(suffix);
  await pause(40);
}

/** What a scan did that it should not have; undefined if it did nothing. */
async function deed(visit: Visit, from: number): Promise<string | undefined> {
  if (visit.departures()) return 'left the page';
  const [dialog] = visit.dialogs;
  if (dialog !== undefined) return `opened a dialog (${dialog})`;
  const act = (await visit.call('log')).slice(from).find(isAction);
  return act && `made ${act.signal || act.type}`;
}

/** The first few, and how many more. */
const several = (names: readonly string[]): string =>
  names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');

export const scans: Check = {
  id: 'scans',
  name: 'A scan presses nothing of Tillside, wherever focus is',
  run: async visit => {
    const show = () => visit.call('drive', encounter({ suggestions: [hint()], feedback: [scoreForm()] }));
    await show();
    const { count, targets } = await visit.call('aims', limit);
    if (!targets.some(({ isOurs }) => isOurs)) return skip('no control of Tillside is on screen');
    const faults: string[] = [];
    const held = new Set<string>();
    let typed = 0;
    const each = [{ name: 'nothing at all', isOurs: true }, ...targets];
    for (const [at, target] of each.entries())
      for (const way of target.isOurs ? ways : [fast]) {
        if (!(await visit.call('aim', at - 1))) continue;
        const { length } = await visit.call('log');
        await visit.call('scanning', true);
        await scan(visit, way);
        const found = await deed(visit, length).catch(() => 'left the page');
        typed++;
        if (found) faults.push(`a scan with focus on ${target.name} ${found}`);
        if (found === 'left the page' || faults.length > 3 || visit.dialogs.length) return judge(faults, '');
        for (const name of await visit.call('scanning', false)) held.add(name);
        if (found) await show();
      }
    const finding = judge(faults, `${typed} scans with focus on ${targets.length} controls pressed nothing`);
    if (count > limit) finding.details.push(`of ${count} controls of the page, the first ${limit} had focus`);
    if (held.size)
      finding.details.push(
        `held back: a scan presses ${several([...held])}; guardFromScanner() would not let it`,
      );
    return finding;
  },
};
