import type { Check } from '../check.js';
import { encounter, hint, scoreForm } from '../documents.js';
import { fail, judge, skip } from '../finding.js';
import type { Told } from '../probe.js';
import { eventually, pause, type Visit } from '../visit.js';

const deliveryTimeout = 10_000;

/** Gives an answer or, where there is no form, declines a hint: neither may be lost. */
async function say({ call }: Visit): Promise<Told | undefined> {
  const { length } = await call('log');
  if (!(await call('score'))) await call('press', 'till-suggestion', 'decline');
  await pause(500);
  const told = (await call('log')).slice(length);
  return told.find(({ signal }) => /\.(answered|declined)$/.test(signal));
}

export const offline: Check = {
  id: 'offline',
  name: 'What a person says offline is stored, and arrives once',
  run: async visit => {
    const { call, page, sent } = visit;
    await call('drive', encounter({ suggestions: [hint()], feedback: [scoreForm()] }));
    await pause(300);
    await page.setOfflineMode(true);
    const said = await say(visit);
    if (!said) return skip('neither a hint nor a form is visible in the page');
    const { id, answer } = said;
    const { hasEndpoint, pending, status } = await call('there');
    const isHosts = answer !== '';
    if (!hasEndpoint && !isHosts)
      return fail('nobody delivers: there is no endpoint, and the host does not answer till-signal');
    const isKept = pending > 0;
    if (!isKept && !isHosts) return fail('offline, the outbox does not store what was said');

    await page.setOfflineMode(false);
    const carried = () => sent.filter(({ body }) => body.includes(id));
    const arrivals = () => carried().filter(({ status }) => status >= 200 && status < 300).length;
    const isOver = await eventually(
      async () => (arrivals() > 0 || !carried().length) && (await call('there')).pending === 0,
      deliveryTimeout,
    );
    await pause(500);
    if (isHosts && !carried().length)
      return isOver
        ? skip(
            `the host answered till-signal${hasEndpoint ? ' in place of the endpoint' : ''}, and no request carried it: whether it arrives cannot be seen from here`,
          )
        : fail(`the host has not taken it ${deliveryTimeout / 1000} s after the network came back`);
    const faults = [
      !arrivals() &&
        !isKept &&
        'the host took it though its request failed, and never sent it again: it is lost',
      !arrivals() && isKept && `it has not arrived ${deliveryTimeout / 1000} s after the network came back`,
      arrivals() > 1 && `it arrived ${arrivals()} times`,
      arrivals() === 1 && !isOver && 'it arrived, but the outbox still holds something',
    ].filter(each => each !== false);
    const kept = status[0] ? `“${status[0]}”` : 'stored';
    return judge(faults, `it was ${kept} offline, and arrived once after the network came back`);
  },
};
