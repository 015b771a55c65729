import { readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { expand, rootLinks } from './inserts.js';
import { mapProse, outsideCode } from './markdown.js';

export const folder = 'stories/docs';
export const indexFile = `${folder}/README.md`;

/** A page of the documentation, in the order of the index. */
export interface Page {
  /** Its file without the ending, from this folder: `guide/start`. */
  path: string;
  /** `Guide` or `Reference`. */
  group: string;
  title: string;
  /** What the reader finds there, in a sentence. */
  summary: string;
  /** Markdown, with links from the root of the repository. */
  text: string;
}

export interface Docs {
  /** The page that lists all others. */
  index: Page;
  pages: Page[];
  /** Where the section of a README is shown: `/packages/core/README.md#the-outbox` leads to its page. */
  shown: Map<string, string>;
}

/** Reads the index and all pages that it lists, with everything inserted. */
export function readDocs(): Docs {
  const index = readFileSync(indexFile, 'utf8');
  const shown = new Map<string, string>();
  const pages: Page[] = [];
  let group = '';
  for (const line of index.split('\n')) {
    group = /^## (.+)$/.exec(line)?.[1] ?? group;
    const [, name, path, about] = /^- \[(.+?)\]\((.+?)\.md\): (.+)$/.exec(line) ?? [];
    if (!name || !path || !about) continue;
    const file = `${folder}/${path}.md`;
    const text = expand(rootLinks(readFileSync(file, 'utf8'), file), anchor => shown.set(anchor, `/${file}`));
    // Tables of the contract link to the pages beside them.
    const rooted = text.replaceAll(/\]\((?=\w+\.md#)/g, `](/${posix.dirname(file)}/`);
    pages.push({ path, group, title: name, summary: about, text: rooted.replaceAll(/<!--.*?-->\n*/gs, '') });
  }
  const [, title = '', summary = ''] = /^# (.+)\n\n([^]+?)\n\n/.exec(index) ?? [];
  const text = rootLinks(index, indexFile);
  return {
    index: { path: 'index', group: '', title, summary: summary.replaceAll('\n', ' '), text },
    pages,
    shown,
  };
}

/** Where the repository is read. */
export const repository = 'https://github.com/tillside/tillside';

/** The text of a page with other links: `toPage` writes one to a page, with its anchor. */
export function withLinks(
  { text }: Page,
  { pages, shown }: Docs,
  toPage: (page: Page, anchor: string) => string,
): string {
  const link = (target: string) => {
    const [path = '', anchor = ''] = (shown.get(target) ?? target).split('#');
    const page = pages.find(each => `/${folder}/${each.path}.md` === path);
    if (page) return toPage(page, anchor && `#${anchor}`);
    const kind = statSync(`.${path}`).isDirectory() ? 'tree' : 'blob';
    return `${repository}/${kind}/main${path}${anchor && `#${anchor}`}`;
  };
  return mapProse(text, line =>
    outsideCode(line, prose =>
      prose.replace(/\]\((\/[^)\s]*)\)/g, (_, target: string) => `](${link(target)})`),
    ),
  );
}
