import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const html = (...scripts: string[]) =>
  `<!doctype html><html lang="en"><title>Chaos</title><link rel="icon" href="data:,"><body>${scripts
    .map(src => `<script type="module" src="${src}"></script>`)
    .join('')}`;

const bundled = async (file: string, more: object = {}): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [file],
    ...{ bundle: true, format: 'esm', write: false, logLevel: 'error', ...more },
  });
  return outputFiles[0]!.text;
};
const page = (name: string) => bundled(`${import.meta.dirname}/../page/${name}.ts`);

/** A script with a manual clock, to be installed before any other script of a page. */
export const handClock = async (): Promise<string> => {
  const code = await bundled(fileURLToPath(import.meta.resolve('@sinonjs/fake-timers')), {
    ...{
      format: 'iife',
      globalName: 'handClock',
      define: { global: 'window' },
      external: ['util', 'timers', 'timers/promises'],
    },
  });
  return `${code};window.handClock=handClock;`;
};

/** Writes the pages that are opened from a file. Their scripts are on the server, since modules cannot be files. */
function writePages(folder: string, port: number): void {
  const at = (name: string) => `http://localhost:${port}/${name}.js`;
  writeFileSync(join(folder, 'till.html'), html(at('till'), at('tillside')));
  writeFileSync(join(folder, 'blank.html'), html(at('blank')));
}

/**
 * Serves the pages under test, the elements as they were built among them, and writes those that are opened from a
 * file into a folder. Resolves with the port.
 */
export async function servePages(folder: string): Promise<{ port: number; close: () => void }> {
  const built = (name: string) =>
    readFileSync(new URL(`../../../packages/elements/dist/${name}`, import.meta.url), 'utf8');
  const light = html('/till.js', 'tillside.promise-suggestion.js');
  const files: Record<string, string> = {
    '/tillside.js': built('tillside.js'),
    // The light file asks for the outbox beside itself: there it comes late, and here never.
    '/late/till': light,
    '/late/tillside.promise-suggestion.js': built('tillside.promise-suggestion.js'),
    '/late/tillside.outbox.js': built('tillside.outbox.js'),
    '/never/till': light,
    '/never/tillside.promise-suggestion.js': built('tillside.promise-suggestion.js'),
    '/tillside.huddle.js': built('tillside.huddle.js'),
    '/till.js': await page('till'),
    '/huddle.js': await page('huddle'),
    '/huddle': html('/huddle.js', '/tillside.huddle.js'),
    '/direct.js': await page('direct'),
    '/till': html('/till.js', '/tillside.js'),
    '/direct': html('/direct.js'),
    '/blank.js': await page('blank'),
    '/blank': html('/blank.js'),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const isSandboxed = pathname === '/sandboxed';
    const file = files[isSandboxed ? '/till' : pathname];
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    const answer = () => {
      response.writeHead(file === undefined ? 404 : 200, {
        'content-type': `${type}; charset=utf-8`,
        // A page without an origin of its own needs permission to load its scripts.
        'access-control-allow-origin': '*',
        ...(isSandboxed && { 'content-security-policy': 'sandbox allow-scripts' }),
      });
      response.end(file);
    };
    if (pathname === '/late/tillside.outbox.js') setTimeout(answer, 2000);
    else if (pathname !== '/never/tillside.outbox.js') answer();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  writePages(folder, port);
  return { port, close };
}
