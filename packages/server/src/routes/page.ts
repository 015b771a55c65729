import { readdirSync, readFileSync } from 'node:fs';
import type { Route } from '../context.js';
import { etagOf } from '../http/etag.js';
import { Problem } from '../http/problem.js';

const folder = new URL('../../page/', import.meta.url);
const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Nothing inline, nothing from elsewhere, no frame around it, and no string becomes markup. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The page of results: files that anybody may see; what they show needs the read key. */
export const page: Route = app => {
  const files = new Map(readdirSync(folder).map(name => [name, readFileSync(new URL(name, folder), 'utf8')]));
  const answer = async (name: string, known: string | undefined): Promise<Response> => {
    const text = files.get(name);
    if (text === undefined) throw new Problem(404, 'not-found', 'There is nothing at this address.');
    const etag = await etagOf(text);
    const headers = {
      'content-type': types[name.replace(/.*\./, '')]!,
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
      etag,
    };
    return known === etag ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
  };
  app.get('/', context => answer('index.html', context.req.header('if-none-match')));
  app.get('/page/:file', context => answer(context.req.param('file'), context.req.header('if-none-match')));
};
