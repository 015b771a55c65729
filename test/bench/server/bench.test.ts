import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';

const bench = join(import.meta.dirname, 'bench.ts');

test('the bench of the server measures both databases and counts what two processes were sent once', async () => {
  const child = spawn(
    process.execPath,
    ['--conditions=@tillside/source', '--import=tsx', bench, '--smoke', '--source'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.error += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  // Where PostgreSQL cannot be had the bench says so, and fails; its other tests are left out too.
  const hasPostgres = !/PostgreSQL (is not installed|did not start)/.test(output.error);
  assert.equal(code, hasPostgres ? 0 : 1, output.error);
  const row = (name: string) => `\\n${name} +(?=.*\\d+\\.\\d\\d).*`;
  for (const kind of ['PGlite', ...(hasPostgres ? ['PostgreSQL'] : [])]) {
    assert.match(
      output.out,
      new RegExp(`${kind}.*: one event, in pairs .*${row('ms')}${row('floor ms')}${row('× floor')}\\n`),
    );
    assert.match(output.out, new RegExp(`${kind}.*: batch of .*× floor.*${row('1')}${row('50')}\\n`));
    assert.match(
      output.out,
      new RegExp(`${kind}.*: /results at .*${row('200 signals')}${row('400 signals')}\\n`),
    );
    assert.match(
      output.out,
      new RegExp(
        `${kind}.*: /moment at .*× read.*${row('[\\d,]+ lines, first')}${row('[\\d,]+ lines, again')}\\n`,
      ),
    );
  }
  if (hasPostgres)
    assert.match(
      output.out,
      /300 made, 300 stored, 0 twice, 0 lost; \d+ counts as in a run of one process\./,
    );
});
