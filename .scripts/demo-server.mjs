/** Serves the demonstration under the strictest headers that a shop may set. */
import { createServer } from 'node:http';
import sirv from 'sirv';

/** Nothing inline, nothing from elsewhere, and no string becomes markup but through Lit. */
export const headers = {
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

/** Folders by the address under which they are served; the first that fits is taken. */
const folders = { '/tillside': 'packages/elements/dist', '/': 'examples' };

/** Where the server's own pages are: its front page would be in the way of the demonstration's. */
export const apiPath = '/server';

/**
 * A server for the demonstration, not yet listening. Paths in `mounts` come before its own. What is no file is
 * for the `api`, which has all of `/server/` too.
 * @param {{ mounts?: Record<string, string>, policy?: Record<string, string>,
 *   api?: import('node:http').RequestListener }} [options]
 */
export const demoServer = ({ mounts = {}, policy = headers, api } = {}) => {
  const served = Object.entries({ ...mounts, ...folders }).map(([at, folder]) => ({
    at,
    serve: sirv(folder, { dev: true, etag: true }),
  }));
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(policy)) response.setHeader(name, value);
    if (api && request.url.startsWith(`${apiPath}/`)) {
      request.url = request.url.slice(apiPath.length);
      return api(request, response);
    }
    const { at, serve } = served.find(({ at }) => at === '/' || request.url.startsWith(`${at}/`));
    if (at !== '/') request.url = request.url.slice(at.length);
    serve(request, response, () => {
      if (api && at === '/') return api(request, response);
      response.statusCode = 404;
      response.end('Not found');
    });
  });
};

/**
 * Listens on the port, or on the next one that is free if it need not be this one; resolves with the address.
 * @param {import('node:http').Server} server
 * @returns {Promise<string>}
 */
export const listen = (server, port = 0, isFixed = false) =>
  new Promise((resolve, reject) => {
    server.on('error', error => {
      if (error.code === 'EADDRINUSE' && port && !isFixed) server.listen(++port, 'localhost');
      else reject(error);
    });
    server.on('listening', () => resolve(`http://localhost:${server.address().port}`));
    server.listen(port, 'localhost');
  });
