import type Axe from 'axe-core';
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Tells what axe finds in a page in a colour scheme, and whether anything sticks out. */
export async function faultsIn(page: Page, scheme: 'light' | 'dark'): Promise<() => Promise<string[]>> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.evaluate(axe);
  return () =>
    page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof Axe };
      const { violations } = await axe.run();
      const { scrollWidth, clientWidth } = document.documentElement;
      return [
        ...violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 80)).join(' ')}`),
        ...(scrollWidth > clientWidth ? ['overflow'] : []),
      ];
    });
}
