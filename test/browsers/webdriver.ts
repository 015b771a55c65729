import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** How long a command may take, in milliseconds. */
const patience = 60_000;

/** A step of a pointer, as WebDriver's Perform Actions takes it. */
export type PointerAction =
  | { type: 'pointerMove'; duration: number; x: number; y: number }
  | { type: 'pointerDown' | 'pointerUp'; button: number };

/**
 * A browser of its own behind a driver of its own, in the few commands of WebDriver (W3C) that tests need. No command
 * is ever sent again: a page that a client opens a second time, because it missed the first answer, is reloaded in the
 * middle of its tests.
 */
export class WebDriverBrowser {
  readonly #driver: ChildProcess;
  #session: string;
  #opened = '';
  readonly #stop = () => {
    // With the browser that it started, should that one not answer any more.
    if (this.#driver.pid && this.#driver.exitCode === null) process.kill(-this.#driver.pid, 'SIGKILL');
  };

  private constructor(driver: ChildProcess, port: number) {
    this.#driver = driver;
    this.#session = `http://127.0.0.1:${port}/session`;
    process.once('exit', this.#stop);
  }

  /** Starts `program`, a driver, and the browser that `capabilities` describe. */
  static async start(
    program: string,
    env: NodeJS.ProcessEnv,
    capabilities: object,
  ): Promise<WebDriverBrowser> {
    const port = await freePort();
    const driver = spawn(program, [`--port=${port}`], { env, stdio: 'ignore', detached: true });
    const browser = new WebDriverBrowser(driver, port);
    await browser.#untilReady(port);
    const { sessionId } = await browser.#send<{ sessionId: string }>('POST', '', {
      capabilities: { alwaysMatch: { pageLoadStrategy: 'none', ...capabilities } },
    });
    browser.#session += `/${sessionId}`;
    return browser;
  }

  /** Opens a page, and does not wait for it. */
  async open(url: string): Promise<void> {
    this.#opened = url;
    await this.#send('POST', '/url', { url });
  }

  /** The address of the page; the one that was opened last, if the browser has crashed. */
  url(): Promise<string> {
    return this.#send<string>('GET', '/url').catch(() => this.#opened);
  }

  async movePointer(actions: readonly PointerAction[]): Promise<void> {
    await this.#send('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  /** Ends the browser and its driver, whatever has become of them. */
  async quit(): Promise<void> {
    await this.#send('DELETE', '').catch(() => undefined);
    process.off('exit', this.#stop);
    this.#stop();
  }

  async #untilReady(port: number): Promise<void> {
    const isReady = () =>
      fetch(`http://127.0.0.1:${port}/status`).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await isReady())) {
      if (this.#driver.exitCode !== null) throw new Error(`the driver ended with ${this.#driver.exitCode}`);
      await setTimeout(50);
    }
  }

  async #send<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.#session}${path}`, {
      method,
      signal: AbortSignal.timeout(patience),
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}, ${value.message}`);
    return value;
  }
}
