import puppeteer, { type Browser } from 'puppeteer-core';
import { findChromium } from '../browsers/find.js';
import { serve } from './serve.js';
import type { Stack } from './stacks.js';
import { type Task, tasksOf } from './tasks.js';
import { watch } from './watch.js';
import { inWorkshop, prepare } from './workshop.js';

export type Mode = 'production' | 'development';

/** What came of one task. */
export interface Outcome {
  task: string;
  mode: Mode;
  /** What went wrong, if anything did. */
  fault?: string;
}

export const openBrowser = (): Promise<Browser> => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no browser: npm test installs one');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=en-GB'];
  return puppeteer.launch({ executablePath, args });
};

/** What a library says of itself under a development server, without being asked. */
const isExpected = (message: string, mode: Mode) =>
  mode === 'development' && message.startsWith('Lit is in dev mode');

/** Does one task on a fresh page; errors and warnings in its console are faults too. */
async function perform(
  task: Task,
  mode: Mode,
  browser: Browser,
  address: string,
): Promise<string | undefined> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', message => {
    const isTrouble = ['error', 'warn'].includes(message.type()) && !isExpected(message.text(), mode);
    if (isTrouble) troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => void troubles.push(`uncaught: ${String(error)}`));
  page.on('response', response => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  try {
    await page.setViewport({ width: 1000, height: 1200 });
    // The tool that runs these files names functions so.
    await page.evaluateOnNewDocument('globalThis.__name = value => value');
    await page.evaluateOnNewDocument(watch);
    await page.goto(address);
    await task.run(page);
  } catch (error) {
    troubles.unshift(error instanceof Error ? error.message : String(error));
  } finally {
    await context.close();
  }
  return troubles.length ? troubles.join('\n') : undefined;
}

/** Prepares an app, serves it, and does every task of its kind. */
export const performAll = (stack: Stack, mode: Mode, browser: Browser): Promise<Outcome[]> =>
  inWorkshop(stack, async () => {
    const app = await prepare(stack);
    const { address, close } = await serve(app, stack[mode]!);
    try {
      const outcomes: Outcome[] = [];
      for (const task of tasksOf(stack)) {
        const fault = await perform(task, mode, browser, address + (stack.path ?? ''));
        outcomes.push({ task: task.name, mode, ...(fault !== undefined && { fault }) });
      }
      return outcomes;
    } finally {
      await close();
    }
  });
