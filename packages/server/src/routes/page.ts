import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Config } from '../config/types.js';
import type { Route } from '../context.js';
import { etagOf } from '../http/etag.js';
import { HttpProblem } from '../http/http-problem.js';

const folder = new URL('../../page/', import.meta.url);
/** What the build adds: the Huddle's elements, and their languages. */
const built = new URL('../../dist/page/', import.meta.url);
const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The origins of the pictures that the shop's portraits have. */
const pictureOrigins = ({ stores }: Config): string[] => [
  ...new Set(
    stores
      .flatMap(({ huddle }) => Object.values(huddle.portraits.groups))
      .flatMap(({ picture }) => (picture && URL.canParse(picture.src) ? [new URL(picture.src).origin] : [])),
  ),
];

/** No inline code, no other origins but those of pictures, no framing, and no markup from strings. */
const policy = (trustedTypes: string, pictures: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self'", ...pictures].join(' '),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ].join('; ');

const filesIn = (from: URL): [name: string, text: string][] =>
  existsSync(from)
    ? readdirSync(from, { withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(({ name }) => [name, readFileSync(new URL(name, from), 'utf8')])
    : [];

/** The pages for people: files that anybody may see; what they show needs a key. */
export const page: Route = (app, { config }) => {
  const files = new Map([...filesIn(built), ...filesIn(folder)]);
  const strict = policy("'none'");
  // The Huddle's elements are drawn by Lit, whose templates are no strings of anybody else.
  const policies: Record<string, string> = { 'huddle.html': policy('lit-html', pictureOrigins(config)) };
  const answer = async (name: string, known: string | undefined): Promise<Response> => {
    const text = files.get(name);
    if (text === undefined) throw new HttpProblem(404, 'not-found', 'There is nothing at this address.');
    const etag = await etagOf(text);
    const headers = {
      'content-type': types[name.replace(/.*\./, '')] ?? 'application/octet-stream',
      'content-security-policy': policies[name] ?? strict,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
      etag,
    };
    return known === etag ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
  };
  const pages = { '/': 'index.html', '/stories/': 'stories.html', '/huddle/': 'huddle.html' };
  for (const [path, name] of Object.entries(pages))
    app.get(path, context => answer(name, context.req.header('if-none-match')));
  app.get('/page/:file', context => answer(context.req.param('file'), context.req.header('if-none-match')));
};
