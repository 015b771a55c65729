import type { KeyInput } from 'puppeteer-core';
import type { Check } from '../check.js';
import { encounter, hint, scoreForm } from '../documents.js';
import { judge, skip } from '../finding.js';
import type { Deed, Told } from '../probe.js';
import { pause, type Visit } from '../visit.js';

/** How a scan ends, and how fast it is typed: milliseconds from key to key. */
interface Way {
  suffix: KeyInput | '';
  interval: number;
}
const fast: Way = { suffix: 'Enter', interval: 2 };
/** For Tillside's own controls, and for no focus at all. */
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
const isPress = ({ kind }: Deed): boolean => kind === 'click' || kind === 'submit';

/** Types as a scanner does, into whatever has focus. From here on, the page presses nothing of its own. */
export async function scan({ call, page, code }: Visit, { suffix, interval } = fast): Promise<void> {
  await call('holdBack');
  for (const key of code) {
    await page.keyboard.press(key as KeyInput);
    await pause(interval);
  }
  if (suffix) await page.keyboard.press(suffix);
  await pause(40);
}

/** What a scan did that it should not have; undefined if it did nothing. */
async function effectOf(visit: Visit, from: { log: number; heard: number }): Promise<string | undefined> {
  if (visit.departures()) return 'left the page';
  const [dialog] = visit.dialogs;
  if (dialog !== undefined) return `opened a dialog (${dialog})`;
  const act = (await visit.call('log')).slice(from.log).find(isAction);
  if (act) return `made ${act.signal || act.type}`;
  const error = visit.heard.slice(from.heard).find(({ text }) => text.startsWith('uncaught'));
  return error && `made the page throw (${error.text})`;
}

/** What the page itself did at the keys of a scan, beyond taking a code. */
function faultOf({ kind, what, key }: Deed, sales: number): string | undefined {
  if (kind === 'complete') return `completed the sale (${what})`;
  if (kind === 'phase') return `took the sale to the phase ${what}`;
  // The first code may begin a sale.
  if (kind === 'sale') return sales > 1 ? 'began another sale' : undefined;
  return key.length === 1 ? `made the page ${kind} ${what} at the key “${key}”` : undefined;
}

/** What the page presses by itself after a single key, without a code before it. */
async function pressedAlone(visit: Visit, key: KeyInput): Promise<string[]> {
  await visit.call('aim', -1);
  await pause(700);
  await visit.call('heldBack');
  await visit.page.keyboard.press(key);
  await pause(300);
  const { deeds } = await visit.call('heldBack');
  return deeds.filter(isPress).map(({ what }) => what);
}

/**
 * Judges what the page pressed by itself during scans. It may enter a code in that way, but Enter or Tab alone must not
 * press anything.
 */
async function judgePresses(
  visit: Visit,
  deeds: readonly Deed[],
): Promise<{ faults: string[]; held: string[] }> {
  const faults: string[] = [];
  const held = new Set(deeds.map(({ what }) => what));
  if (!held.size) return { faults, held: [] };
  for (const key of ['Enter', 'Tab'] as const) {
    for (const what of await pressedAlone(visit, key)) {
      faults.push(`${key} anywhere makes the page press ${what}, and so does every scan`);
      held.delete(what);
    }
  }
  return { faults, held: [...held] };
}

/** The first few names, and how many more there are. */
const several = (names: readonly string[]): string =>
  names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');

export const scans: Check = {
  id: 'scans',
  name: 'A scan presses nothing, pays nothing and breaks nothing, wherever focus is',
  run: async visit => {
    const { call } = visit;
    const show = () => call('drive', encounter({ suggestions: [hint()], feedback: [scoreForm()] }));
    await show();
    const { count, targets } = await call('aims', limit);
    if (!targets.some(({ isOurs }) => isOurs)) return skip('no control of Tillside is visible in the page');
    const faults: string[] = [];
    const pressed = new Set<string>();
    const deeds: Deed[] = [];
    const refused = new Set<string>();
    let typed = 0;
    let sales = 0;
    const each = [{ name: 'nothing at all', isOurs: true }, ...targets];
    for (const [at, target] of each.entries())
      for (const way of target.isOurs ? ways : [fast]) {
        if (!(await call('aim', at - 1))) {
          refused.add(target.name);
          continue;
        }
        const from = { log: (await call('log')).length, heard: visit.heard.length };
        await scan(visit, way).catch(() => undefined);
        typed++;
        const effect = await effectOf(visit, from).catch(() => 'left the page');
        const found = effect ? [effect] : [];
        if (effect !== 'left the page') {
          const held = await call('heldBack');
          for (const name of held.presses) pressed.add(name);
          if (held.deeds.some(({ kind }) => kind === 'sale')) sales++;
          deeds.push(...held.deeds.filter(deed => isPress(deed) && deed.key.length !== 1));
          found.push(...held.deeds.flatMap(deed => faultOf(deed, sales) ?? []));
        }
        faults.push(...found.map(what => `a scan with focus on ${target.name} ${what}`));
        if (effect === 'left the page' || faults.length > 3 || visit.dialogs.length) return judge(faults, '');
        if (effect) await show();
      }
    const { faults: alone, held } = await judgePresses(visit, deeds);
    const isReached = targets.some(({ name, isOurs }) => isOurs && !refused.has(name));
    if (!isReached && !faults.length && !alone.length)
      return skip('the page lets none of Tillside’s controls have focus');
    const finding = judge(
      [...alone, ...faults],
      `${typed} scans with focus on ${targets.length - refused.size} controls pressed nothing`,
    );
    const { details } = finding;
    if (count > limit) details.push(`of ${count} controls of the page, the first ${limit} had focus`);
    if (refused.size) details.push(`not judged: focus did not stay on ${several([...refused])}`);
    if (pressed.size)
      details.push(`held back: a scan presses ${several([...pressed])}; guardFromScanner() prevents it`);
    if (held.length) details.push(`held back: at a scan, the page itself presses ${several(held)}`);
    return finding;
  },
};
