import type { TestRunnerCoreConfig } from '@web/test-runner-core';
import { WebdriverLauncher } from '@web/test-runner-webdriver';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { WebKitTools } from './find.ts';

const execute = promisify(execFile);

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
};

/** Software drawing: there is no graphics card behind the display. */
const drawing = {
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
};

/** How long until a key that is held repeats, and from then on, in milliseconds. */
const repeatDelay = 500;
const repeatInterval = 50;

type Options = ConstructorParameters<typeof WebdriverLauncher>[0];

/** WebKitGTK on a display of its own, with a real keyboard: its driver cannot hold a key down. */
export class WebKitLauncher extends WebdriverLauncher {
  override name = 'WebKit';
  readonly #tools: WebKitTools;
  readonly #options: Options;
  readonly #processes: ChildProcess[] = [];
  #display = '';

  constructor(tools: WebKitTools) {
    const capabilities = {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: tools.browser, args: ['--automation'] },
    };
    const options: Options = { hostname: '127.0.0.1', path: '/', logLevel: 'error', capabilities };
    super(options);
    this.#tools = tools;
    this.#options = options;
  }

  override async initialize(config: TestRunnerCoreConfig): Promise<void> {
    await super.initialize(config);
    this.name = 'WebKit';
    this.#display = await this.#startDisplay();
    const port = await freePort();
    await this.#startDriver(port);
    this.#options.port = port;
  }

  override async stop(): Promise<void> {
    await super.stop();
    for (const child of this.#processes) child.kill();
  }

  /** Presses and releases keys: the arguments of `xdotool`. */
  async pressKeys(...steps: string[]): Promise<void> {
    const focus = ['search', '--onlyvisible', '--class', 'MiniBrowser', 'windowfocus', '--sync'];
    await execute(this.#tools.keyboard, [...focus, ...steps], { env: this.#environment });
  }

  get #environment(): NodeJS.ProcessEnv {
    return { ...process.env, ...drawing, DISPLAY: this.#display };
  }

  async #startDisplay(): Promise<string> {
    const repeat = ['-ardelay', String(repeatDelay), '-arinterval', String(repeatInterval)];
    const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', ...repeat];
    const child = spawn(this.#tools.display, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    this.#processes.push(child);
    const [number] = (await once(child.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
    return `:${number.toString().trim()}`;
  }

  async #startDriver(port: number): Promise<void> {
    const child = spawn(this.#tools.driver, [`--port=${port}`], {
      env: this.#environment,
      stdio: 'ignore',
    });
    this.#processes.push(child);
    for (let isReady = false; !isReady; await setTimeout(50))
      isReady = await fetch(`http://127.0.0.1:${port}/status`).then(
        ({ ok }) => ok,
        () => false,
      );
  }
}
