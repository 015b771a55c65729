import type { Check } from '../check.js';
import { encounter, hint, scoreForm } from '../documents.js';
import { fail, judge, pass, skip } from '../finding.js';
import type { Told } from '../probe.js';
import { eventually, pause, type Visit } from '../visit.js';

const patience = 10_000;

/** Says something that must not be lost: an answer, or else a decline. */
async function say({ call }: Visit): Promise<Told | undefined> {
  const { length } = await call('log');
  if (!(await call('score'))) await call('press', 'till-suggestion', 'decline');
  await pause(500);
  const told = (await call('log')).slice(length);
  return told.find(({ signal }) => /\.(answered|declined)$/.test(signal));
}

export const offline: Check = {
  id: 'offline',
  name: 'What is said offline is kept, and arrives once',
  run: async visit => {
    const { call, page, sent } = visit;
    await call('drive', encounter({ suggestions: [hint()], feedback: [scoreForm()] }));
    await pause(300);
    await page.setOfflineMode(true);
    const said = await say(visit);
    if (!said) return skip('there is neither a form nor a hint in the page');
    const { id, answer } = said;
    const { hasEndpoint, pending, status } = await call('there');
    const isHosts = answer !== '';
    if (!hasEndpoint && !isHosts)
      return fail('nobody delivers: there is no endpoint, and the host does not respond to till-signal');
    const isKept = pending > 0;
    if (!isKept && !isHosts) return fail('offline, the outbox does not hold what was said');

    await page.setOfflineMode(false);
    const carried = () => sent.filter(({ body }) => body.includes(id));
    const arrivals = () => carried().filter(({ status }) => status >= 200 && status < 300).length;
    const isOver = await eventually(
      async () => (arrivals() > 0 || !carried().length) && (await call('there')).pending === 0,
      patience,
    );
    await pause(500);
    if (isHosts && !carried().length)
      return isOver
        ? pass('the host took it; no request carried it, so whether it arrives cannot be seen from here')
        : fail(`the host still has not taken it ${patience / 1000} s after the network is back`);
    const faults = [
      !arrivals() &&
        !isKept &&
        'the host took it though its request failed, and never sent it again: it is lost',
      !arrivals() && isKept && `it has not arrived ${patience / 1000} s after the network is back`,
      arrivals() > 1 && `it arrived ${arrivals()} times`,
      arrivals() === 1 && !isOver && 'it arrived, and the outbox still holds something',
    ].filter(each => each !== false);
    const kept = status[0] ? `“${status[0]}”` : 'kept';
    return judge(faults, `it was ${kept} offline, and arrived once when the network was back`);
  },
};
