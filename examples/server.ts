/** Serves the demonstration under the strictest headers that a shop may set. */
import { createServer, type RequestListener, type Server } from 'node:http';
import sirv from 'sirv';

/** Nothing inline, nothing from elsewhere, and no string becomes markup except through Lit. */
export const strictHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "frame-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/** Folders by the path under which they are served; the first that matches is taken. */
const folders = { '/tillside': 'packages/elements/dist', '/': 'examples' };

/** Where the server's own pages are: its front page would be in the way of the demonstration's. */
export const apiPath = '/server';

export interface DemoOptions {
  /** Folders by path, before those of the demonstration. */
  mounts?: Record<string, string>;
  /** Headers of every response; by default the strict ones. */
  headers?: Readonly<Record<string, string>>;
  /** Answers everything that is not a file, and all of `/server/`. */
  api?: RequestListener;
}

/** A server for the demonstration, not yet listening. */
export function demoServer({ mounts = {}, headers = strictHeaders, api }: DemoOptions = {}): Server {
  const mounted = Object.entries({ ...mounts, ...folders }).map(([path, folder]) => ({
    path,
    serve: sirv(folder, { dev: true, etag: true }),
  }));
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const url = request.url ?? '/';
    if (api && url.startsWith(`${apiPath}/`)) {
      request.url = url.slice(apiPath.length);
      return api(request, response);
    }
    const found = mounted.find(({ path }) => path === '/' || url.startsWith(`${path}/`));
    const isRoot = found?.path === '/';
    if (found && !isRoot) request.url = url.slice(found.path.length);
    found?.serve(request, response, () => {
      if (api && isRoot) return api(request, response);
      response.statusCode = 404;
      response.end('Not found');
    });
  });
}

/** Listens on the port, or on the next free one unless it is fixed; resolves with the address. */
export const listen = (server: Server, port = 0, isFixed = false): Promise<string> =>
  new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port && !isFixed) server.listen(++port, 'localhost');
      else reject(error);
    });
    server.on('listening', () => {
      const address = server.address();
      resolve(`http://localhost:${typeof address === 'object' ? address?.port : port}`);
    });
    server.listen(port, 'localhost');
  });
