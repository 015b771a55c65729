import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { site, timeToSee } from '../helpers/browser.js';

const { visit } = site({ mounts: { '/plain': 'test/examples/plain' } });

/** What has to be readable: the element with the text, and that with its ground; for an icon, the one with its stroke. */
const readable = {
  'the accept button': ['till-suggestion', '[part=accept] > span', '[part=accept]', 'color'],
  'the decline button': ['till-suggestion', '[part=decline] > span', '[part=decline]', 'color'],
  'the title of the suggestion': ['till-suggestion', '[part=title]', '[part=title]', 'color'],
  'the title of the promise': ['till-promise', '[part=title]', '[part=title]', 'color'],
  'the icon of the promise': ['till-promise', '[part=icon]', '[part=icon]', 'stroke'],
  'the question': ['till-feedback', '[part=question]', '[part=question]', 'color'],
  'the chosen step': ['till-feedback', 'input:checked + span b', 'input:checked + span', 'color'],
  'another step': ['till-feedback', 'input:not(:checked) + span b', 'input:not(:checked) + span', 'color'],
  'the button that goes on': ['till-feedback', '[part=next] > span', '[part=next]', 'color'],
} as const;

/** The colour of each text, and the backgrounds behind it from the nearest to the page's. Runs in the page. */
function colors(list: typeof readable): [what: string, front: string, grounds: string[]][] {
  return Object.entries(list).map(([what, [tag, text, ground, property]]) => {
    const root = document.querySelector(tag)!.shadowRoot!;
    const front = getComputedStyle(root.querySelector(text)!)[property];
    const grounds: string[] = [];
    for (let each = root.querySelector(ground); each;) {
      grounds.push(getComputedStyle(each).backgroundColor);
      each = each.parentElement ?? (each.getRootNode() as Partial<ShadowRoot>).host ?? null;
    }
    return [what, front, grounds];
  });
}

/** A colour as red, green, blue and opacity, as browsers write the computed ones in forced colours. */
function rgba(color: string): number[] {
  const [red, green, blue, alpha = 1] =
    color
      .match(/^rgba?\((.*)\)$/)?.[1]
      ?.split(', ')
      .map(Number) ?? [];
  assert.ok(blue !== undefined, color);
  return [red!, green!, blue, alpha];
}

/** The luminance of a colour, as WCAG 2 defines it. */
const luminance = (color: string) =>
  rgba(color)
    .slice(0, 3)
    .map(value => value / 255)
    .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at]!, 0);

function contrast(front: string, grounds: string[]): number {
  const ground = grounds.find(color => rgba(color)[3] === 1);
  assert.ok(ground, 'the page has a ground');
  const [dark = 0, light = 0] = [luminance(front), luminance(ground)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A page whose brand sets its own accent, in forced colours, with a step chosen. */
async function open(scheme: string): Promise<Page> {
  const { page } = await visit('/plain/');
  await page.evaluate(() => {
    const { style } = document.documentElement;
    document.querySelector('till-promise')!.value = { id: 'mend', title: 'We mend what chips', icon: 'care' };
    style.cssText = 'background: Canvas; --till-accent: #ffd43b; --till-on-accent: #222';
  });
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-color-scheme', value: scheme },
    ],
  });
  await timeToSee();
  await page.click('till-feedback >>> label:nth-of-type(4)');
  return page;
}

/** What has less contrast than 4.5 to 1. */
async function unreadable(page: Page): Promise<string[]> {
  const found = await page.evaluate(colors, readable);
  return found.filter(([, front, grounds]) => contrast(front, grounds) < 4.5).map(([what]) => what);
}

describe('in forced colours', () => {
  for (const scheme of ['light', 'dark'])
    test(`text and icons have a contrast of 4.5 to 1 to their ground, ${scheme}`, async () => {
      const page = await open(scheme);
      assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));
      assert.deepEqual(await unreadable(page), []);
    });

  test('the test notices an icon that keeps the brand’s colour', async () => {
    const page = await open('light');
    await page.evaluate(() => {
      const icon = document.querySelector('till-promise')!.shadowRoot!.querySelector<SVGElement>('.icon')!;
      icon.style.stroke = 'currentColor';
    });
    assert.deepEqual(await unreadable(page), ['the icon of the promise']);
  });

  test('the chosen step differs from the others by more than colour', async () => {
    const page = await open('light');
    const widths = await page.evaluate(() =>
      [':checked', ':not(:checked)'].map(state => {
        const root = document.querySelector('till-feedback')!.shadowRoot!;
        return getComputedStyle(root.querySelector(`input${state} + span`)!).borderTopWidth;
      }),
    );
    assert.deepEqual(widths, ['3px', '1px']);
  });
});
