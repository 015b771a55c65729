import { ChromeLauncher } from '@web/test-runner-chrome';
import type { TestRunnerPlugin } from '@web/test-runner-core';
import type { KeyInput, Page } from 'puppeteer-core';
import { setTimeout } from 'node:timers/promises';
import type { Step } from '../helpers/keyboard.ts';
import { WebKitLauncher } from './webkit-launcher.ts';

/** Names of keys as X knows them, where they differ from the DOM's. */
const keysyms: Record<string, string> = {
  ' ': 'space',
  Space: 'space',
  Enter: 'Return',
  Control: 'Control_L',
  Shift: 'Shift_L',
  Alt: 'Alt_L',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Backspace: 'BackSpace',
};
const keysym = (key: string): string => {
  const numpad = /^Numpad(\d)$/.exec(key);
  if (numpad) return `KP_${numpad[1]}`;
  if (key.length > 1 || /[a-z\d]/i.test(key)) return keysyms[key] ?? key;
  return keysyms[key] ?? `U${key.charCodeAt(0).toString(16).padStart(4, '0')}`;
};

/** A key that is down already repeats by itself, if it is held for long enough. */
const untilRepeat = 0.6;

/** The steps as one command line of `xdotool`, which starts slower than a scanner types. */
export function xdotoolSteps(steps: readonly Step[]): string[] {
  const held = new Set<string>();
  return steps.flatMap(step => {
    if ('wait' in step) return ['sleep', String(step.wait / 1000)];
    if ('unnamed' in step) throw new Error('no keyboard of X has a key without a name');
    if ('up' in step) {
      held.delete(step.up);
      return ['keyup', '--delay', '0', keysym(step.up)];
    }
    if (held.has(step.down)) return ['sleep', String(untilRepeat)];
    held.add(step.down);
    return ['keydown', '--delay', '0', keysym(step.down)];
  });
}

/** A key that input methods send, by Chromium's own protocol. */
async function pressUnnamed(page: Page): Promise<void> {
  const wire = await page.createCDPSession();
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await wire.send('Input.dispatchKeyEvent', { type, key: 'Unidentified', windowsVirtualKeyCode: 229 });
  await wire.detach();
}

/** The key by a name that Puppeteer knows for every engine. */
const keyInput = (key: string): KeyInput => (key === 'Space' ? ' ' : key) as KeyInput;

/** Keys without a pause between them are sent together: a busy machine answers each one late. */
async function typeInPage(page: Page, steps: readonly Step[]): Promise<void> {
  const sent: Promise<void>[] = [];
  for (const step of steps)
    if ('up' in step) sent.push(page.keyboard.up(keyInput(step.up)));
    else if ('down' in step) sent.push(page.keyboard.down(keyInput(step.down)));
    else {
      await Promise.all(sent.splice(0));
      if ('wait' in step) await setTimeout(step.wait);
      else await pressUnnamed(page);
    }
  await Promise.all(sent);
}

/** WebDriver's characters for keys without one. */
const webDriverKeys: Record<string, string> = {
  Space: ' ',
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};
function webDriverKey(key: string): string {
  const numpad = /^Numpad(\d)$/.exec(key);
  const value = numpad ? String.fromCharCode(0xe01a + Number(numpad[1])) : (webDriverKeys[key] ?? key);
  if (value.length > 1) throw new Error(`no key is known as ${key}`);
  return value;
}

/** What Puppeteer sends to Firefox, whose commands for single keys take longer than a scanner does. */
interface BidiFrame {
  browsingContext: { performActions(actions: object[]): Promise<void> };
}
/** The steps as one command, in which Firefox itself waits between keys. */
async function typeInFirefox(page: Page, steps: readonly Step[]): Promise<void> {
  const actions = steps.map(step => {
    if ('unnamed' in step) throw new Error('WebDriver has no key without a name');
    if ('wait' in step) return { type: 'pause', duration: Math.ceil(step.wait) };
    return 'up' in step
      ? { type: 'keyUp', value: webDriverKey(step.up) }
      : { type: 'keyDown', value: webDriverKey(step.down) };
  });
  const { browsingContext } = page.mainFrame() as unknown as BidiFrame;
  // Puppeteer's own keyboard: a key that either holds down is down for both.
  await browsingContext.performActions([{ type: 'key', id: '__puppeteer_keyboard', actions }]);
}

/**
 * The command `keys` for tests in the browser: real keys, one after the other, in one go, since a scanner is
 * faster than a command for each key would be.
 */
export const keyboard = (): TestRunnerPlugin<Step[]> => ({
  name: 'keyboard',
  async executeCommand({ command, payload = [], session }) {
    if (command !== 'keys') return undefined;
    const { browser, id } = session;
    if (browser instanceof WebKitLauncher) await browser.pressKeys(...xdotoolSteps(payload));
    else if (browser instanceof ChromeLauncher) {
      const typeIn: typeof typeInPage = session.browser.name === 'Firefox' ? typeInFirefox : typeInPage;
      await typeIn(browser.getPage(id), payload);
    }
    return true;
  },
});
