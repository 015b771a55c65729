import type { Check } from '../check.js';
import { encounter, hint, promise, scoreForm } from '../documents.js';
import { judge, skip } from '../finding.js';
import type { Sight } from '../probe.js';
import { pause, type Visit } from '../visit.js';

/** A picture of what is in view, as PNG in base 64. */
const picture = ({ page }: Visit): Promise<string> =>
  page.screenshot({ encoding: 'base64', captureBeyondViewport: false, optimizeForSpeed: true });

/** Whether one part of a widget shows in a picture of the page: it is taken with and without the widget. */
async function isSeen(visit: Visit, index: number, part: number): Promise<boolean> {
  const shown = await picture(visit);
  await visit.call('blank', index, true);
  const without = await picture(visit);
  await visit.call('blank', index, false);
  return visit.call('isSeen', index, part, shown, without);
}

/** What cannot be seen of one widget, and how far its parts had to be scrolled. */
async function examine(
  visit: Visit,
  { tag, name, parts, isTill }: Sight,
  index: number,
): Promise<{ faults: string[]; distance: number }> {
  const faults: string[] = [];
  let distance = 0;
  for (const [part, what] of parts.entries()) {
    const by = await visit.call('bring', index, part);
    distance = Math.max(distance, by);
    // Nobody at a till scrolls to find out whether there is a hint.
    const reach = !isTill ? Infinity : tag === 'till-suggestion' && part === 0 ? 0 : visit.height;
    if (by > reach) faults.push(`${what} is out of view: ${by} px have to be scrolled`);
    else if (!(await isSeen(visit, index, part)))
      faults.push(`${what} cannot be seen: it ${await visit.call('why', index, part)}`);
    // One reason is enough, where nothing at all is seen.
    if (faults.length && !part) break;
  }
  return { faults: faults.map(fault => (fault.includes(' in <') ? fault : `${name}: ${fault}`)), distance };
}

export const visible: Check = {
  id: 'visible',
  name: 'What is shown can be seen',
  run: async visit => {
    await visit.call(
      'drive',
      encounter({ suggestions: [hint()], feedback: [scoreForm()], promises: [promise()] }),
    );
    await pause(300);
    const sights = await visit.call('look');
    const faults: string[] = [];
    const details: string[] = [];
    const seen = new Set<string>();
    for (const [index, sight] of sights.entries()) {
      if (!sight.isDisplayed) continue;
      const { faults: found, distance } = await examine(visit, sight, index);
      faults.push(...found);
      if (!found.length) seen.add(sight.tag);
      if (!found.length && distance)
        details.push(`${sight.name} is in view after scrolling by ${distance} px`);
    }
    const hidden = new Set(sights.filter(({ isDisplayed }) => !isDisplayed).map(({ tag }) => tag));
    // A page may show a form or a promise later, but a hint is there to be seen now.
    for (const tag of hidden)
      if (seen.has(tag) || faults.some(fault => fault.includes(tag))) continue;
      else if (tag === 'till-suggestion') faults.push(`<${tag}> has a hint, and is not displayed`);
      else details.push(`not judged: <${tag}> is not displayed while the sale is open`);
    if (!faults.length && !seen.size) return skip('nothing of Tillside is displayed in the page');
    const finding = judge(
      faults,
      `${[...seen].map(tag => `<${tag}>`).join(', ')}: text and controls can be seen`,
    );
    finding.details.push(...details);
    return finding;
  },
};
