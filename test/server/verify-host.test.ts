import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkIds, type HostVerdict, linesOf, verifyHost } from '@tillside/server';
import { findChromium } from '../browsers/find.js';
import { hostSite } from './hosts/pages.js';
import { run } from './process.js';

const browser = findChromium();
const { file: host, at } = hostSite();
const verify = (name: string, ...only: string[]) => verifyHost(host(name), { only, browser });
const told = (verdicts: readonly HostVerdict[]) => verdicts.map(linesOf).join('\n');

/** A check spends most of its time waiting. */
const sideBySide = { concurrency: 5 };

describe('tillside verify-host', sideBySide, () => {
  test('passes a good page in every check', async () => {
    const only = checkIds.filter(id => id !== 'scans').join();
    const { code, output } = await run(['verify-host', host('good'), '--only', only]);
    assert.equal(code, 0, output);
    assert.match(output, /^13 passed, 0 failed, 0 not judged$/m);
  });

  test('names the host’s own buttons that a scan would press', async () => {
    const [{ result, details } = {} as HostVerdict] = await verify('good', 'scans');
    assert.equal(result, 'pass');
    assert.match(details.join(), /“Pay”, .+ “New customer”; guardFromScanner/);
  });

  test('passes the till of the examples in every check that applies to it', async () => {
    const only = ['phases', 'parking', 'customer', 'offline', 'layout', 'updates'];
    const verdicts = await verifyHost(at('/till/lane.html?pane'), { only, browser });
    assert.deepEqual([...new Set(verdicts.map(({ result }) => result))], ['pass'], told(verdicts));
  });

  test('finds a till in a frame inside a shadow root', async () => {
    const verdicts = await verify('framed', 'focus', 'phases', 'customer', 'accept');
    assert.deepEqual([...new Set(verdicts.map(({ result }) => result))], ['pass'], told(verdicts));
  });

  /** The page, the one check that it fails, what is reported, and checks that it passes. */
  const broken: [page: string, check: string, seen: RegExp, ...others: string[]][] = [
    ['scans', 'scans', /scan with focus on .+ made till-suggestion-accept/, 'focus'],
    ['reload', 'scans', /scan with focus on .+ left the page/, 'focus'],
    ['focus', 'focus', /when a hint appeared, focus went to <button>/, 'phases'],
    ['phases', 'phases', /while paying, a hint was accepted/, 'focus'],
    ['parking', 'parking', /after a reload, the hint that was declined is back/, 'customer'],
    ['customer', 'customer', /“Zeder-Greeting” is in <p#note>/, 'parking'],
    ['stored', 'customer', /“zeder-customer-words” is in sessionStorage, under last/, 'focus'],
    ['accept-swallowed', 'accept', /prevented .+ its basket does not have it/, 'phases'],
    ['accept-pending', 'accept', /still pending after 10 s/, 'phases'],
    ['offline-nobody', 'offline', /nobody delivers/, 'customer'],
    ['offline-lost', 'offline', /its request failed, and never sent it again/, 'console'],
    ['recovery', 'recovery', /brought nothing to the associate/, 'focus'],
    ['layout', 'layout', /when a hint came, .+“Scan” moved by \d+ px/, 'phases'],
    ['targets', 'layout', /<button> “Yes, please” .+ is \d+ × [34]\d px/, 'phases'],
    ['console', 'console', /\/suggestions\/0\/kind: expected/, 'customer'],
    ['policy', 'console', /Content-Security-Policy: connect-src blocked/, 'focus'],
    ['updates', 'updates', /<till-suggestion> was removed from the page 5 times/, 'phases'],
    ['leaks', 'leaks', /200 moments left \d+ nodes/, 'console'],
  ];
  for (const [page, check, seen, ...others] of broken)
    test(`the broken page “${page}” fails ${check} and passes ${others.join(', ')}`, async () => {
      const verdicts = await verify(page, check, ...others);
      assert.deepEqual(
        verdicts.filter(({ result }) => result === 'fail').map(verdict => verdict.check),
        [check],
        told(verdicts),
      );
      const found = verdicts.find(verdict => verdict.check === check)!;
      assert.match([found.seen, ...found.details].join('\n'), seen);
    });

  test('every check fails some broken page', () => {
    // These two have theirs in verify-host-pages.test.ts.
    const failed = new Set([...broken.map(([, check]) => check), 'presses', 'visible']);
    assert.deepEqual([...failed].sort(), [...checkIds].sort());
  });

  test('reports a failure as JSON, with exit code 1', async () => {
    const { code, output } = await run(['verify-host', host('console'), '--only', 'console', '--json']);
    assert.equal(code, 1, output);
    const [verdict] = JSON.parse(output) as HostVerdict[];
    assert.equal(verdict?.check, 'console');
    assert.equal(verdict?.result, 'fail');
  });

  test('explains why it could not judge, with exit code 2', async () => {
    const cases: [args: string[], why: RegExp][] = [
      [[host('nowhere')], /nowhere\.html answered 404/],
      [[at('/hosts/till.css')], /no <till-moment> in the page/],
      [['http://192.0.2.1/'], /only a page of your own/],
      [['file:///etc/passwd'], /http/],
      [[], /expected one URL/],
      [[host('good'), '--only', 'everything'], /no check everything: console, visible/],
      [[host('good'), '--viewport', 'wide'], /a size like 1280x800, got wide/],
      [[host('good'), '--browser', '/nowhere/chrome'], /\/nowhere\/chrome is not an executable browser/],
    ];
    for (const [args, why] of cases) {
      const { code, output } = await run(['verify-host', ...args]);
      assert.equal(code, 2, output);
      assert.match(output, why);
    }
  });

  test('explains how to install puppeteer-core if it is missing', async () => {
    const without = `import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        if (name === 'puppeteer-core') throw new Error('not installed');
        return next(name, context);
      } });`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(without)}`;
    const { code, output } = await run(['verify-host', host('good')], { NODE_OPTIONS });
    assert.equal(code, 2, output);
    assert.match(output, /^verify-host drives a browser with puppeteer-core: npm install puppeteer-core$/m);
  });
});
