import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { after, describe, test } from 'node:test';
import { openDatabase } from '@tillside/server';
import { folder } from './databases.js';
import { configFile, run, start } from './process.js';
import { answered, ask, send, shown, stored } from './shop.js';

const isAllowed = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const namespace = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child=SIGKILL'];
const hasNamespaces = isAllowed(namespace[0]!, ...namespace.slice(1), 'true');

/** A path on which there is Node and no `flock`. */
const withoutFlock = { PATH: join(process.execPath, '..') };

const modesOf = (path: string): Set<string> =>
  new Set(
    readdirSync(path, { recursive: true, withFileTypes: true }).map(entry => {
      const { mode } = statSync(join(entry.parentPath, entry.name));
      return `${entry.isDirectory() ? 'folder' : 'file'} ${(mode & 0o777).toString(8)}`;
    }),
  );

describe('the folder of the embedded database', () => {
  test(
    'belongs to one server, also where each has process ids of its own',
    { skip: hasNamespaces ? false : 'this machine does not allow namespaces of process ids (unshare)' },
    async () => {
      const place = folder();
      const first = await start(place, configFile(), { wrap: namespace });
      assert.equal((await send(first, [shown()])).status, 200);
      await assert.rejects(
        start(place, configFile(), { wrap: namespace }),
        /is in use by process \d+ on \S+ since 2/,
      );
      await first.end('SIGKILL');
      const second = await start(place);
      const { json } = await ask(second, '/results');
      assert.equal((json.promises as { shown: number }[])[0]!.shown, 1);
      await second.end('SIGTERM');
    },
  );

  test('is taken over from a server that is stopped, which then never writes again', async () => {
    const place = folder();
    const first = await start(place, configFile(), { env: withoutFlock });
    await send(first, [shown()]);
    await assert.rejects(start(place, configFile(), { env: withoutFlock }), /is in use by process/);
    first.signal('SIGSTOP');
    const late = send(first, [shown(), shown()]).then(
      ({ status }) => status,
      () => 0,
    );
    const second = await start(place, configFile(), { env: withoutFlock });
    assert.equal((await send(second, [shown()])).status, 200);
    first.signal('SIGCONT');
    assert.notEqual(await late, 200);
    assert.equal(await first.ended, 1);
    assert.equal((await send(second, [shown()])).status, 200);
    assert.equal(await second.end('SIGTERM'), 0);
    const database = await openDatabase(place);
    assert.equal(await stored(database), 3);
    await database.close();
  });

  test('is noticed as lost even if no request arrives', async () => {
    const place = folder();
    const { promise: lost, resolve } = Promise.withResolvers<Error>();
    const database = await openDatabase(place, { onLost: resolve });
    writeFileSync(join(place, 'tillside.owner'), JSON.stringify({ token: 'another' }));
    assert.equal((await lost).name, 'FolderLost');
    await database.close();
  });

  test('is readable by its owner only', async () => {
    const place = folder();
    const server = await start(place);
    await send(server, [shown(), answered('words', 'text', 'a')]);
    assert.equal((statSync(place).mode & 0o777).toString(8), '700');
    assert.deepEqual([...modesOf(place)].sort(), ['file 600', 'folder 700']);
    await server.end('SIGTERM');
    assert.deepEqual([...modesOf(place)].sort(), ['file 600', 'folder 700']);
  });

  test('that was changed by a newer version is refused', async () => {
    const place = folder();
    const database = await openDatabase(place);
    await database.query(`INSERT INTO migrations (name) VALUES ('999_later.sql')`);
    await database.close();
    await assert.rejects(openDatabase(place), /newer version \(999_later\.sql\)/);
  });

  test('that is damaged is refused with advice', async () => {
    const place = folder();
    await (await openDatabase(place)).close();
    rmSync(join(place, 'global/pg_control'));
    const { code, output } = await run(['serve', '--config', configFile(), '--data', place, '--port', '0']);
    assert.equal(code, 1);
    assert.match(output, /cannot be opened as a database.*backup/);
  });

  test('cannot be named together with a PostgreSQL', async () => {
    const { code, output } = await run(['serve', '--config', configFile(), '--data', folder()], {
      DATABASE_URL: 'postgres://localhost/x',
    });
    assert.deepEqual([code, /leave one of them out/.test(output)], [1, true]);
  });
});

describe('a disk that is full', () => {
  const mount = mkdtempSync(join(tmpdir(), 'tillside-disk-'));
  const isMounted = isAllowed('mount', '-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', mount);
  after(() => {
    if (isMounted) spawnSync('umount', ['-l', mount]);
    rmSync(mount, { recursive: true, force: true });
  });
  const skip = isMounted ? false : 'this machine does not allow a disk of its own (mount)';
  const free = () => {
    const { bavail, bsize } = statfsSync(mount);
    return bavail * bsize;
  };
  /** Leaves so many bytes. */
  const fill = (left: number) =>
    writeFileSync(join(mount, 'ballast'), Buffer.alloc(Math.max(0, free() - left)));
  const empty = () => rmSync(join(mount, 'ballast'), { force: true });

  test(
    'is answered with 507, loses nothing that was acknowledged, and stops no server',
    { skip },
    async () => {
      const place = join(mount, 'data');
      mkdirSync(place);
      const server = await start(place);
      assert.equal((await send(server, [shown()])).status, 200);
      fill(1024 * 1024);
      const { status, json } = await send(server, [shown()]);
      assert.deepEqual([status, json.code], [507, 'disk-full']);
      assert.equal((await ask(server, '/healthz', { key: null })).status, 507);
      assert.equal((await ask(server, '/results')).status, 200);
      empty();
      assert.equal((await send(server, [shown()])).status, 200);
      assert.equal((await ask(server, '/healthz', { key: null })).status, 200);
      fill(1024 * 1024);
      assert.equal(await server.end('SIGTERM'), 0);
      empty();
      const database = await openDatabase(place);
      assert.equal(await stored(database), 2);
      await database.close();
    },
  );

  test('in the middle of a write is recovered from once there is room', { skip }, async () => {
    const database = await openDatabase(join(mount, 'data'));
    await database.script('CREATE TABLE filler (text text)');
    await database.query(`INSERT INTO filler VALUES ('kept')`);
    // Somebody else fills the disk between the look at it and the write.
    await assert.rejects(
      database.transaction(async ({ query }) => {
        fill(256 * 1024);
        for (let n = 0; n < 200; n++)
          await query(
            `INSERT INTO filler SELECT md5(random()::text) || md5(n::text) FROM generate_series(1, 5000) AS n`,
          );
      }),
      { name: 'DiskFull' },
    );
    await assert.rejects(database.query('SELECT 1'), { name: 'DiskFull' });
    empty();
    await setTimeout(0);
    assert.deepEqual(await database.query('SELECT text FROM filler'), [{ text: 'kept' }]);
    await database.close();
  });
});

/** Enough work for V8 to compile much of the database anew. */
const busy = `
  import { openDatabase } from '@tillside/server';
  const database = await openDatabase('memory://');
  for (let i = 0; i < 300; i++)
    await database.query('SELECT count(*) FROM generate_series(1, 2000) i WHERE i % 7 = ' + (i % 7));
  await database.close();`;

test('the embedded database keeps the code that V8 has compiled: freeing it may abort the process', () => {
  const args = ['--trace-wasm-code-gc', '--input-type=module', '--eval', busy];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.doesNotMatch(stdout + stderr, /\[wasm-gc\] Freeing/);
});
