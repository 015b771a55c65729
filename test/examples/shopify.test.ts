import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { themeCheckRun } from '@shopify/theme-check-node';
import { Liquid } from 'liquidjs';
import { parseMoment } from '@tillside/contract';
import { site, timeToSee } from '../helpers/browser.js';

const example = 'examples/shopify';
const folder = mkdtempSync(join(tmpdir(), 'tillside-shopify-'));
after(() => rmSync(folder, { recursive: true, force: true }));
// As the README says.
cpSync(example, folder, { recursive: true });
cpSync('packages/elements/dist/tillside.js', join(folder, 'assets/tillside.js'));
// Every extension has this folder, also without a word in it.
mkdirSync(join(folder, 'locales'));

const block = readFileSync(join(example, 'blocks/tillside.liquid'), 'utf8');
const schema = JSON.parse(/{% schema %}([^]*){% endschema %}/.exec(block)![1]!) as {
  settings: { id?: string; default?: string }[];
};

/** Liquid as Shopify has it: the filters that the block uses, and tags that put out nothing where they stand. */
const liquid = new Liquid();
liquid.registerFilter('json', (value: unknown) =>
  JSON.stringify(value ?? null).replace(
    /[<>&\u2028\u2029]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ),
);
liquid.registerFilter('asset_url', (name: string) => `/shopify/assets/${name}`);
liquid.registerFilter('image_url', (image: { src: string }, [, width]: [string, number]) =>
  image.src.replace(/\?|$/, `?width=${width}&`),
);

const odd = 'Teapot </script><b>"blue"</b> & \u2028 saucer';
const suggested = {
  id: 7001,
  title: odd,
  url: '/products/teapot',
  featured_image: { src: '//cdn.shopify.com/teapot.jpg', alt: 'A teapot' },
  selected_or_first_available_variant: { id: 8001, price: 1250, available: true },
};
const defaults = Object.fromEntries(
  schema.settings.flatMap(({ id, default: value }) => (id ? [[id, value]] : [])),
);

/** The block as a theme puts it into a page. */
const render = (settings: object = {}, cart: object = {}): string =>
  liquid.parseAndRenderSync(block.replace(/{% schema %}[^]*{% endschema %}/, ''), {
    block: { settings: { ...defaults, ...settings }, shopify_attributes: 'data-shopify-editor-block="1"' },
    cart: { currency: { iso_code: 'GBP' }, items: [], ...cart },
    request: { locale: { iso_code: 'en' } },
  }) as string;

const momentIn = (html: string): unknown => {
  const [, text] = /<script type="application\/json">([^]*?)<\/script>/.exec(html) ?? [];
  return { id: 'visit', ...(JSON.parse(text!) as object) };
};

test('a theme app extension passes Shopify’s Theme Check', async () => {
  const config = join(folder, '.theme-check.yml');
  writeFileSync(config, 'extends: theme-check:theme-app-extension\n');
  const { offenses } = await themeCheckRun(folder, config, () => undefined);
  assert.deepEqual(
    offenses.map(({ check, uri, message }) => `${check} ${uri} ${message}`),
    [],
  );
});

describe('the block for Shopify', () => {
  test('writes a Moment in Liquid, whatever the product is called', () => {
    const items = [
      { variant_id: 8002, quantity: 2 },
      { variant_id: 8003, quantity: 1 },
    ];
    const { moment, problems } = parseMoment(momentIn(render({ suggested, detail: '"Free"' }, { items })));
    assert.deepEqual(problems, []);
    assert.deepEqual(moment?.promises, [
      {
        id: 'promise',
        icon: 'returns',
        title: 'Send it back within 60 days, free',
        detail: '"Free"',
        audience: 'everyone',
        state: 'on',
      },
    ]);
    assert.equal(moment.suggestions[0]?.title, odd);
    assert.deepEqual(moment.suggestions[0].product?.price, { currency: 'GBP', value: '12.5' });
    assert.equal(moment.suggestions[0].product.image?.src, 'https://cdn.shopify.com/teapot.jpg?width=400&');
    assert.deepEqual(moment.basket?.items, [
      { id: '8002', quantity: 2 },
      { id: '8003', quantity: 1 },
    ]);
  });

  test('writes a valid Moment before the merchant has chosen anything', () => {
    const html = render({ icon: 'none' });
    const { moment, problems } = parseMoment(momentIn(html));
    assert.deepEqual(problems, []);
    assert.deepEqual(moment?.suggestions, []);
    assert.doesNotMatch(html, /till-suggestion/);
  });
});

describe('the block in a page', () => {
  const requests: { path: string; body: unknown }[] = [];
  let stock = 1;
  const api = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url!;
    const body = request.method === 'POST' ? await json(request) : undefined;
    requests.push({ path, body });
    response.setHeader('content-type', 'application/json');
    if (path.endsWith('/cart.js')) return response.end(JSON.stringify({ token: 'c1', items: [] }));
    if (path === '/signals') response.statusCode = 204;
    else if (path.endsWith('/cart/add.js') && stock-- < 1) {
      response.statusCode = 422;
      const description = 'All 1 Teapot are in your cart.';
      return response.end(JSON.stringify({ status: 422, message: 'Cart Error', description }));
    }
    return response.end(path.endsWith('/cart/add.js') ? '{"items":[]}' : undefined);
  };
  mkdirSync(join(folder, 'page'), { recursive: true });
  const html = render({ suggested: { ...suggested, featured_image: null }, endpoint: '/server/signals' });
  writeFileSync(
    join(folder, 'page/index.html'),
    `<!doctype html><meta charset="utf-8"><title>A product</title><link rel="icon" href="data:,">
    <link rel="stylesheet" href="/shopify/assets/tillside-block.css"><h1>A cup</h1>${html}<p>Below</p>`,
  );
  const { visit } = site({
    mounts: { '/shopify': folder },
    headers: {},
    api: (request, response) => void api(request, response),
  });
  const open = () => visit('/shopify/page/');
  const says = (text: string) =>
    `document.querySelector('till-suggestion').shadowRoot.textContent.includes(${JSON.stringify(text)})`;

  test('promises, adds what is accepted to the cart of the shop, and its signals arrive', async () => {
    stock = 1;
    const { page, troubles, shifts } = await open();
    assert.match(
      await page.$eval('till-promise >>> [part=base]', base => base.textContent ?? ''),
      /Send it back within 60 days, free/,
    );
    await timeToSee();
    await page.click('till-suggestion >>> [part=accept]');
    await page.waitForFunction(says('added'));
    assert.deepEqual(requests.find(({ path }) => path === '/cart/add.js')?.body, {
      items: [{ id: 8001, quantity: 1 }],
    });
    await page.waitForFunction(() => {
      const moment = document.querySelector('till-moment') as unknown as { outbox: { pending: number } };
      return moment.outbox.pending === 0;
    });
    const types = requests.flatMap(({ path, body }) =>
      path === '/signals' ? [(body as { type: string }).type] : [],
    );
    assert.equal(types.filter(type => type === 'dev.tillside.suggestion.accepted').length, 1);
    assert.deepEqual(await troubles(), []);
    assert.ok((await shifts()) < 0.001);
  });

  test('says in the shop’s words why it refuses', async () => {
    stock = 0;
    const { page } = await open();
    await timeToSee();
    await page.click('till-suggestion >>> [part=accept]');
    await page.waitForFunction(says('All 1 Teapot are in your cart.'));
  });

  test('is one visit on every page of it', async () => {
    const { page } = await open();
    const id = () => page.evaluate("document.querySelector('till-moment').moment.id");
    const first = await id();
    await page.reload({ waitUntil: 'networkidle0' });
    assert.equal(await id(), first);
  });
});
