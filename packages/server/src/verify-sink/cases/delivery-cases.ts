import { isAnswered, isTaken, notJudged } from '../judge.js';
import { oneType, send, sendAndLeave } from '../sink.js';
import { type Case, idsOf, several, signal } from './case.js';

/** Some endpoints remember an id for a few seconds only, but an outbox may retry after minutes or days. */
const again = (name: string, milliseconds: number): Case => ({
  name,
  expected: 'acknowledged, one effect',
  run: async (sink, promise, effects) => {
    if (milliseconds > 10_000 && !sink.isThorough) return undefined;
    if (!sink.count) return notJudged;
    const body = JSON.stringify(signal(sink, promise));
    const first = isTaken(await send(sink, { body, type: oneType }));
    if (first !== true) return first;
    await sink.wait(milliseconds);
    const second = isTaken(await send(sink, { body, type: oneType }));
    return second === true ? effects(1) : second;
  },
});

/** Tests that each signal has one effect, however often and in whatever way it is sent. */
export const deliveryCases: Case[] = [
  {
    name: 'one event',
    expected: '202, 204, or 200 with JSON',
    run: async (sink, promise) => {
      const body = JSON.stringify(signal(sink, promise));
      return isTaken(await send(sink, { body, type: oneType }));
    },
  },
  {
    name: 'the same event three times',
    expected: 'acknowledged each time, one effect',
    run: async (sink, promise, effects) => {
      const body = JSON.stringify(signal(sink, promise));
      for (let times = 0; times < 3; times++) {
        const taken = isTaken(await send(sink, { body, type: oneType }));
        if (taken !== true) return taken;
      }
      return effects(1);
    },
  },
  {
    name: 'a batch',
    expected: '200, each id in accepted',
    run: async (sink, promise, effects) => {
      const batch = several(sink, promise, 10);
      const answered = isAnswered(await send(sink, { body: JSON.stringify(batch) }), idsOf(batch));
      return answered === true ? effects(10) : answered;
    },
  },
  {
    name: 'the same batch 20 times at once',
    expected: 'acknowledged each time, each once',
    run: async (sink, promise, effects) => {
      const batch = several(sink, promise, 10);
      const body = JSON.stringify(batch);
      const answers = await Promise.all(Array.from({ length: 20 }, () => send(sink, { body })));
      const wrong = answers.map(answer => isAnswered(answer, idsOf(batch))).find(found => found !== true);
      return wrong ?? effects(10);
    },
  },
  {
    name: 'a lost response',
    expected: 'acknowledged when sent again, each once',
    run: async (sink, promise, effects) => {
      const batch = several(sink, promise, 5);
      const body = JSON.stringify(batch);
      await sendAndLeave(sink, body);
      const answered = isAnswered(await send(sink, { body }), idsOf(batch));
      return answered === true ? effects(5) : answered;
    },
  },
  {
    name: 'the same id from two sources',
    expected: 'two effects',
    run: async (sink, promise, effects) => {
      const first = signal(sink, promise);
      const batch = [first, { ...first, source: 'urn:tillside:verify-sink:2' }];
      const answered = isAnswered(await send(sink, { body: JSON.stringify(batch) }), [first.id]);
      return answered === true ? effects(2) : answered;
    },
  },
  again('the same event again after 5 seconds', 5000),
  again('the same event again after a minute', 60_000),
  {
    name: 'three hundred events, one by one',
    expected: 'acknowledged, each once',
    run: async (sink, promise, effects) => {
      if (!sink.count) return notJudged;
      const bodies = several(sink, promise, 300).map(one => JSON.stringify(one));
      for (let at = 0; at < bodies.length; at += 10) {
        const some = bodies.slice(at, at + 10);
        const answers = await Promise.all(some.map(body => send(sink, { body, type: oneType })));
        const wrong = answers.map(isTaken).find(found => found !== true);
        if (wrong) return wrong;
      }
      return effects(300);
    },
  },
  {
    name: 'a batch that was just acknowledged',
    expected: 'already stored',
    run: async (sink, promise, effects) => {
      const batch = several(sink, promise, 10);
      const answered = isAnswered(await send(sink, { body: JSON.stringify(batch) }), idsOf(batch));
      return answered === true ? effects(10, { patience: 0 }) : answered;
    },
  },
];
