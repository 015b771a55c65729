import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** A clock that is wound by hand, to be installed before anything else runs in a page. */
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

/** Serves the pages under test, the elements as they were built among them. Resolves with the port. */
export async function servePages(): Promise<{ port: number; close: () => void }> {
  const elements = new URL('../../../packages/elements/dist/tillside.js', import.meta.url);
  const files: Record<string, string> = {
    '/tillside.js': readFileSync(elements, 'utf8'),
    '/till.js': await page('till'),
    '/direct.js': await page('direct'),
    '/till': html('/till.js', '/tillside.js'),
    '/direct': html('/direct.js'),
    '/blank.js': await page('blank'),
    '/blank': html('/blank.js'),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = files[pathname];
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` });
    response.end(file);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}
