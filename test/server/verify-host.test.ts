import assert from 'node:assert/strict';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { checkIds, type HostVerdict, linesOf, verifyHost } from '@tillside/server';
import { findBrowser } from '../../.scripts/browser.mjs';
import { demoServer, listen } from '../../.scripts/demo-server.mjs';
import { run } from './process.js';

const browser = findBrowser();
/** Takes signals as an endpoint for batches does. */
const server = demoServer({
  mounts: { '/hosts': 'test/server/hosts' },
  policy: {},
  api: (request, response) => {
    if (request.method !== 'POST') {
      response.statusCode = 404;
      response.end();
      return;
    }
    void json(request).then(body => {
      const accepted = [body as { id: string }].flat().map(({ id }) => id);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ accepted, rejected: [] }));
    });
  },
});
let address: string;
before(async () => void (address = await listen(server)));
after(async () => {
  server.closeAllConnections();
  await once(server.close(), 'close');
});

const host = (name: string) => `${address}/hosts/${name}.html`;
const verify = (name: string, ...only: string[]) => verifyHost(host(name), { only, browser });
const told = (verdicts: readonly HostVerdict[]) => verdicts.map(linesOf).join('\n');

/** Most of a check is waiting. */
const sideBySide = { concurrency: 5 };

describe('tillside verify-host', sideBySide, () => {
  test('finds nothing wrong with a good page', async () => {
    const only = checkIds.filter(id => id !== 'scans').join();
    const { code, output } = await run(['verify-host', host('good'), '--only', only]);
    assert.equal(code, 0, output);
    assert.match(output, /^11 passed, 0 failed, 0 not judged$/m);
  });

  test('scans everywhere, and says which of the host’s own buttons a scan would press', async () => {
    const [{ result, details } = {} as HostVerdict] = await verify('good', 'scans');
    assert.equal(result, 'pass');
    assert.match(details.join(), /“Pay”, .+ “New customer”; guardFromScanner/);
  });

  test('finds nothing wrong with the till of the examples', async () => {
    const only = ['phases', 'parking', 'customer', 'accept', 'offline', 'layout', 'updates'];
    const verdicts = await verifyHost(`${address}/till/lane.html?pane`, { only, browser });
    assert.deepEqual([...new Set(verdicts.map(({ result }) => result))], ['pass'], told(verdicts));
  });

  test('finds a till in a frame in a shadow root', async () => {
    const verdicts = await verify('framed', 'focus', 'phases', 'customer', 'accept');
    assert.deepEqual([...new Set(verdicts.map(({ result }) => result))], ['pass'], told(verdicts));
  });

  /** The page, the one check that it fails, what is seen, and checks that it passes. */
  const broken: [page: string, check: string, seen: RegExp, ...others: string[]][] = [
    ['scans', 'scans', /scan with focus on .+ made till-suggestion-accept/, 'focus'],
    ['reload', 'scans', /scan with focus on .+ left the page/, 'focus'],
    ['focus', 'focus', /when a hint appeared, focus went to <button>/, 'phases'],
    ['phases', 'phases', /while paying, a hint was accepted/, 'focus'],
    ['parking', 'parking', /after a reload, the hint that was declined is back/, 'customer'],
    ['customer', 'customer', /“Zeder-Greeting” is in <p#note>/, 'parking'],
    ['stored', 'customer', /“zeder-customer-words” is in sessionStorage, under last/, 'focus'],
    ['accept-swallowed', 'accept', /prevented .+ nothing followed/, 'phases'],
    ['accept-pending', 'accept', /still pending after 10 s/, 'phases'],
    ['offline-nobody', 'offline', /nobody delivers/, 'customer'],
    ['offline-lost', 'offline', /its request failed, and never sent it again/, 'console'],
    ['recovery', 'recovery', /brought nothing to the associate/, 'focus'],
    ['layout', 'layout', /when a hint came, .+“Scan” moved by \d+ px/, 'phases'],
    ['targets', 'layout', /<button> “Yes, please” .+ is \d+ × [34]\d px/, 'phases'],
    ['console', 'console', /\/suggestions\/0\/kind: expected/, 'customer'],
    ['policy', 'console', /Content-Security-Policy: connect-src blocked/, 'focus'],
    ['updates', 'updates', /<till-suggestion> was taken out of the page 5 times/, 'phases'],
    ['leaks', 'leaks', /200 moments left \d+ nodes/, 'console'],
  ];
  for (const [page, check, seen, ...others] of broken)
    test(`fails a page that is broken (${page}) in ${check}, and not in ${others.join(', ')}`, async () => {
      const verdicts = await verify(page, check, ...others);
      assert.deepEqual(
        verdicts.filter(({ result }) => result === 'fail').map(verdict => verdict.check),
        [check],
        told(verdicts),
      );
      const found = verdicts.find(verdict => verdict.check === check)!;
      assert.match([found.seen, ...found.details].join('\n'), seen);
    });

  test('every check is shown to fail', () => {
    assert.deepEqual([...new Set(broken.map(([, check]) => check))].sort(), [...checkIds].sort());
  });

  test('says with JSON and exit code 1 what failed', async () => {
    const { code, output } = await run(['verify-host', host('console'), '--only', 'console', '--json']);
    assert.equal(code, 1, output);
    const [verdict] = JSON.parse(output) as HostVerdict[];
    assert.equal(verdict?.check, 'console');
    assert.equal(verdict?.result, 'fail');
  });

  test('says with exit code 2 why it could not judge', async () => {
    const cases: [args: string[], why: RegExp][] = [
      [[`${address}/hosts/nowhere.html`], /nowhere\.html answered 404/],
      [[`${address}/hosts/till.css`], /no <till-moment> in the page/],
      [['http://192.0.2.1/'], /only a page of your own/],
      [['file:///etc/passwd'], /http/],
      [[], /expected one address/],
      [[host('good'), '--only', 'everything'], /no check everything: console, scans/],
      [[host('good'), '--viewport', 'wide'], /a size like 1280x800, got wide/],
      [[host('good'), '--browser', '/nowhere/chrome'], /\/nowhere\/chrome is no browser/],
    ];
    for (const [args, why] of cases) {
      const { code, output } = await run(['verify-host', ...args]);
      assert.equal(code, 2, output);
      assert.match(output, why);
    }
  });

  test('says how to get the driver of the browser where it is missing', async () => {
    const without = `import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        if (name === 'puppeteer-core') throw new Error('not installed');
        return next(name, context);
      } });`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(without)}`;
    const { code, output } = await run(['verify-host', host('good')], { NODE_OPTIONS });
    assert.equal(code, 2, output);
    assert.match(output, /^verify-host drives a browser by puppeteer-core: npm install puppeteer-core$/m);
  });
});
