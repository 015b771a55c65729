import type { BrowserLauncher } from '@web/test-runner-core';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { WebKitTools } from './find.ts';
import { WebDriverBrowser } from './webdriver.ts';

const execute = promisify(execFile);

/** Software drawing: there is no graphics card behind the display. */
const drawing = {
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
};

/** How long until a key that is held repeats, and from then on, in milliseconds. */
const repeatDelay = 500;
const repeatInterval = 50;

type Button = 'left' | 'middle' | 'right';
const buttons: readonly Button[] = ['left', 'middle', 'right'];
const down = (button: Button) => ({ type: 'pointerDown', button: buttons.indexOf(button) }) as const;
const up = (button: Button) => ({ type: 'pointerUp', button: buttons.indexOf(button) }) as const;
const move = (x: number, y: number) => ({ type: 'pointerMove', duration: 0, x, y }) as const;

/**
 * WebKitGTK on a display of its own, with a real keyboard: its driver cannot hold a key down. Each file of tests has a
 * browser of its own, so that one that crashes takes only its file with it.
 */
export class WebKitLauncher implements BrowserLauncher {
  readonly name = 'WebKit';
  /** The runner calls the methods for the mouse, below, on launchers of this type. */
  readonly type = 'webdriver';
  readonly #tools: WebKitTools;
  readonly #browsers = new Map<string, WebDriverBrowser>();
  #screen: ChildProcess | undefined;
  readonly #closeScreen = () => this.#screen?.kill();
  #display = '';

  constructor(tools: WebKitTools) {
    this.#tools = tools;
  }

  async initialize(): Promise<void> {
    const repeat = ['-ardelay', String(repeatDelay), '-arinterval', String(repeatInterval)];
    const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', ...repeat];
    this.#screen = spawn(this.#tools.display, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    process.once('exit', this.#closeScreen);
    const [number] = (await once(this.#screen.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
    this.#display = `:${number.toString().trim()}`;
  }

  async startSession(id: string, url: string): Promise<void> {
    const browser = await WebDriverBrowser.start(this.#tools.driver, this.#environment, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: this.#tools.browser, args: ['--automation'] },
    });
    this.#browsers.set(id, browser);
    await browser.open(url);
  }

  startDebugSession(): Promise<void> {
    return Promise.reject(new Error('nobody can look at the display of WebKit'));
  }

  async stopSession(id: string): Promise<object> {
    await this.#browsers.get(id)?.quit();
    this.#browsers.delete(id);
    return {};
  }

  isActive(id: string): boolean {
    return this.#browsers.has(id);
  }

  async getBrowserUrl(id: string): Promise<string | undefined> {
    return this.#browsers.get(id)?.url();
  }

  async stop(): Promise<void> {
    for (const id of this.#browsers.keys()) await this.stopSession(id);
    process.off('exit', this.#closeScreen);
    this.#closeScreen();
  }

  /** Presses and releases keys: the arguments of `xdotool`. */
  async pressKeys(...steps: string[]): Promise<void> {
    const focus = ['search', '--onlyvisible', '--class', 'MiniBrowser', 'windowfocus', '--sync'];
    await execute(this.#tools.keyboard, [...focus, ...steps], { env: this.#environment });
  }

  async sendMouseMove(id: string, x: number, y: number): Promise<void> {
    await this.#browsers.get(id)?.movePointer([move(x, y)]);
  }

  async sendMouseClick(id: string, x: number, y: number, button: Button = 'left'): Promise<void> {
    await this.#browsers.get(id)?.movePointer([move(x, y), down(button), up(button)]);
  }

  async sendMouseDown(id: string, button: Button = 'left'): Promise<void> {
    await this.#browsers.get(id)?.movePointer([down(button)]);
  }

  async sendMouseUp(id: string, button: Button = 'left'): Promise<void> {
    await this.#browsers.get(id)?.movePointer([up(button)]);
  }

  async resetMouse(id: string): Promise<void> {
    await this.#browsers.get(id)?.movePointer([...buttons.map(up), move(0, 0)]);
  }

  get #environment(): NodeJS.ProcessEnv {
    return { ...process.env, ...drawing, DISPLAY: this.#display };
  }
}
