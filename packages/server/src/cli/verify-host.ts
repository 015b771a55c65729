import { parseArgs } from 'node:util';
import { linesOf, sumOf, verifyHost } from '../verify-host/verify-host.js';

/** `tillside verify-host URL`: exits with 0 if nothing failed, 1 if something did, 2 if nothing could be judged. */
export async function verifyHostCommand(args: readonly string[]): Promise<number> {
  try {
    return await verify(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

async function verify(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      browser: { type: 'string' },
      viewport: { type: 'string', default: '1280x800' },
      code: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [url] = positionals;
  if (!url || positionals.length > 1) throw new TypeError('expected one URL: tillside verify-host URL');
  const [, width, height] = /^(\d{2,4})x(\d{2,4})$/.exec(values.viewport) ?? [];
  if (!width) throw new TypeError(`expected a size like 1280x800, got ${values.viewport}`);
  const { only, browser, code, json } = values;
  const verdicts = await verifyHost(url, {
    only: only?.split(','),
    browser,
    code,
    width: Number(width),
    height: Number(height),
    onVerdict: verdict => json || process.stdout.write(`${linesOf(verdict)}\n`),
  });
  process.stdout.write(json ? `${JSON.stringify(verdicts, null, 2)}\n` : `${sumOf(verdicts)}\n`);
  if (verdicts.some(({ result }) => result === 'fail')) return 1;
  return verdicts.some(({ result }) => result === 'pass') ? 0 : 2;
}
