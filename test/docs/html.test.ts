import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { describe, test } from 'node:test';
import { site } from '../helpers/browser.js';
import { type Block, blocks, pages } from './blocks.js';

const folder = '.cache/docs/html';
const policy = /^Content-Security-Policy: (.+)$/m.exec(pages.get('guide/security')!)![1]!;
const integrity = JSON.parse(readFileSync('packages/elements/dist/integrity.json', 'utf8')) as Record<
  string,
  string
>;

/** A snippet as a whole page, with the files where they are here. */
const pageOf = ({ code }: Block): string => {
  const html = code
    .replace(/https:\/\/cdn\.example\/([\w.]+)/, '/tillside/$1')
    .replace('sha384-…', integrity['tillside.js']!)
    .replaceAll(/(?<=src=")(?=tillside)/g, '/tillside/');
  const script = /<script[^>]+src=/.test(html)
    ? ''
    : '<script type="module" src="/tillside/tillside.js"></script>';
  return html.includes('<!doctype')
    ? html
    : `<!doctype html><html lang="en"><title>A page</title>${script}${html}`;
};

const snippets = blocks('html');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [index, block] of snippets.entries()) writeFileSync(`${folder}/${index}.html`, pageOf(block));

const moment = {
  version: 1,
  id: 'visit-1',
  promises: [{ id: 'back', title: 'Send it back within 60 days, free' }],
};
/** The host's own server: its moment, and an endpoint. */
const api: RequestListener = (request, response) => {
  response.statusCode = request.method === 'POST' ? 204 : 200;
  response.setHeader('content-type', 'application/json');
  response.end(request.method === 'POST' ? '' : JSON.stringify(moment));
};

describe('HTML in the documentation, under the policy that it names', () => {
  const { visit } = site({
    mounts: { '/docs': folder },
    headers: { 'Content-Security-Policy': policy },
    api,
  });

  for (const [index, { page: name, code }] of snippets.entries())
    test(`works: snippet ${index} of ${name}`, async () => {
      const { page, troubles } = await visit(`/docs/${index}.html`);
      assert.deepEqual(await troubles(), []);
      assert.equal(await page.evaluate(() => document.querySelectorAll(':not(:defined)').length), 0);
      const hasMoment = /src="\/moment\.json"|application\/json|value=/.test(code);
      const shown = await page.evaluate(
        () => document.querySelector('till-promise')?.shadowRoot?.textContent ?? '',
      );
      if (hasMoment && code.includes('<till-promise')) assert.match(shown, /Send it back/);
    });
});
