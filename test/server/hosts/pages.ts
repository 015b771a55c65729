import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { json } from 'node:stream/consumers';
import { after, before } from 'node:test';
import { demoServer, listen } from '../../../examples/server.js';

const good = readFileSync(new URL('good.html', import.meta.url), 'utf8');
const policy = /<meta\s+http-equiv[^>]+>/;

/** A page that differs from the good one: what is added to its head, and what is around its pane. */
export interface Variant {
  script?: string;
  style?: string;
  pane?: string;
}

/** The good page with a fault. */
const pageOf = ({ script = '', style = '', pane }: Variant): string => {
  const head = `<style>${style}</style><script type="module">${script}</script></head>`;
  const page = good
    .replace(policy, '')
    .replaceAll('"till.', '"/hosts/till.')
    .replace('</head>', () => head);
  return pane === undefined ? page : page.replace(/<section class="pane">[^]*<\/section>/, () => pane);
};

/** The page of the README, with what it says next to that: an endpoint, and a host that answers. */
function readmePage(): string {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const block = (kind: string) => new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``).exec(readme)![1]!;
  const html = block('html')
    .replace('tillside.js', '/tillside/tillside.js')
    .replace('src="/moment.json"', 'endpoint="/signals" batch="50"')
    .replace(
      '</till-moment>',
      () => `<script type="application/json">${block('json')}</script></till-moment>`,
    );
  const script = `const addToBasket = async () => {}; ${block('js')}`;
  return `<!doctype html><html lang="en"><link rel="icon" href="data:," /><style>${block('css')}</style>${html}<script>${script}</script></html>`;
}

/** A site of hosts' pages, which takes signals as an endpoint for batches does. */
export function hostSite(variants: Readonly<Record<string, Variant>> = {}) {
  /** Sales that a page completed on the server. */
  const sales: string[] = [];
  let address = '';
  const server = demoServer({
    mounts: { '/hosts': 'test/server/hosts' },
    headers: {},
    api: (request, response) => {
      const [, name = ''] = /^\/pages\/(.+)$/.exec(request.url ?? '') ?? [];
      const page = name === 'readme' ? readmePage() : variants[name] && pageOf(variants[name]);
      if (page) {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(page);
      } else if (request.url === '/sales') {
        sales.push(request.headers.referer ?? '');
        response.end();
      } else if (request.url === '/basket') response.end();
      else if (request.method === 'POST')
        void json(request).then(body => {
          const accepted = [body as { id: string }].flat().map(({ id }) => id);
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify({ accepted, rejected: [] }));
        });
      else {
        response.statusCode = 404;
        response.end();
      }
    },
  });
  before(async () => void (address = await listen(server)));
  after(async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  });
  return {
    sales,
    file: (name: string) => `${address}/hosts/${name}.html`,
    page: (name: string) => `${address}/pages/${name}`,
    at: (path: string) => `${address}${path}`,
  };
}
