import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import { folder } from './databases.js';
import { shown } from './shop.js';

const write = 'pk_damson_lane_demo';
const children: ChildProcess[] = [];
after(() => children.forEach(child => child.kill('SIGKILL')));

/** Runs what `npm start` does; resolves when it has said all its addresses, or has ended. */
async function start(data: string, port = '0') {
  const child = spawn(process.execPath, ['examples/start.ts'], {
    env: { ...process.env, TILLSIDE_DATA: data, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  const told = new Promise<void>(resolve => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (/Results .*\n/.test(output)) resolve();
      });
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  await Promise.race([told, ended]);
  const address = /demonstration: (\S+)/.exec(output)?.[1] ?? '';
  const end = async () => {
    child.kill('SIGTERM');
    return (await ended)[0];
  };
  return { output, address, end, code: child.exitCode };
}

describe('npm start', () => {
  const data = folder();
  interface Results {
    note: string | null;
    promises: { promise: string; shown: number }[];
    retired: { suggestion: string; label: string | null }[];
    moments: { completed: number };
    comments: { time: string }[];
  }
  const resultsAt = async (address: string): Promise<Results> => {
    const response = await fetch(`${address}/server/results`, {
      headers: { 'x-tillside-key': 'rk_damson_lane_demo' },
    });
    return (await response.json()) as Results;
  };
  const shows = async (address: string): Promise<number> =>
    (await resultsAt(address)).promises.find(({ promise }) => promise === 'mend')?.shown ?? 0;

  test('serves the examples and accepts their signals at the same origin', async () => {
    const { address, output, end } = await start(data);
    assert.match(output, /Importing orders/);
    assert.match(output, /Simulating eight weeks/);
    for (const path of ['/', '/storefront/', '/till/', '/tillside/tillside.js'])
      assert.equal((await fetch(address + path)).status, 200, path);
    const { status } = await fetch(`${address}/signals`, {
      method: 'POST',
      headers: { 'x-tillside-key': write, 'content-type': 'application/cloudevents+json', origin: address },
      body: JSON.stringify(shown()),
    });
    assert.equal(status, 200);
    assert.equal(await shows(address), 1);
    const moment = await fetch(`${address}/moment?store=damson-lane&basket=22423`);
    assert.match(await moment.text(), /Bought together in \d+ of \d+ baskets with Regency cake stand/);

    const second = await start(data);
    assert.equal(second.code, 1);
    assert.match(second.output, /^The demonstration is running already: .+\n$/m);
    const busy = await start(folder(), new URL(address).port);
    assert.match(busy.output, /Port \d+ is in use: .+\n$/);
    assert.equal(await end(), 0);
  });

  test('tells weeks that were simulated, until yesterday, and says so; makes them once', async () => {
    const before = new Date().toISOString().slice(0, 10);
    const { address, output, end } = await start(data);
    assert.doesNotMatch(output, /Simulating/);
    const { note, retired, moments, comments } = await resultsAt(address);
    assert.match(note ?? '', /simulation/);
    const gone = retired.map(({ suggestion, label }) => [suggestion, label]);
    assert.deepEqual(gone, [['letter', 'Gets too many already']]);
    assert.ok(moments.completed > 6000 && moments.completed < 7280, `${moments.completed}`);
    assert.ok(comments[0]!.time < before, comments[0]!.time);
    assert.equal(await end(), 0);
  });

  test('keeps the signals it accepted, and imports nothing twice', async () => {
    const { address, output, end } = await start(data);
    assert.doesNotMatch(output, /Importing/);
    assert.equal(await shows(address), 1);
    assert.equal(await end(), 0);
  });
});
