import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { posix } from 'node:path';
import { headings } from './markdown.js';
import { type Docs, type Page, withLinks } from './pages.js';

/** The address of a page as seen from another. */
const relative = (from: Page, to: Page, ending: string): string =>
  from === to ? '' : posix.relative(posix.dirname(from.path), `${to.path}.${ending}`);

/** A page as Markdown, with links to the pages beside it. */
export const markdownOf = (page: Page, docs: Docs): string =>
  withLinks(page, docs, (to, anchor) => relative(page, to, 'md') + anchor);

const style = `
:root { color-scheme: light dark; --line: light-dark(#ddd, #3a3d40); --tint: light-dark(#f5f5f2, #212427) }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; background: light-dark(#fff, #17191b); color: light-dark(#1c1d1b, #ecebe7) }
body { display: grid; grid-template-columns: 15rem minmax(0, 52rem); gap: 3rem; padding: 2rem; justify-content: center }
nav { font-size: .875rem } nav ul { list-style: none; padding: 0; margin: .25rem 0 1.25rem } nav li { margin: .25rem 0 }
a { color: inherit; text-underline-offset: .2em; text-decoration-thickness: 1px } nav a { text-decoration: none }
[aria-current] { font-weight: 600 } h1, h2, h3 { line-height: 1.25; text-wrap: balance } h2 { margin-top: 2.5em }
code { font: .875em/1.5 ui-monospace, monospace; background: var(--tint); padding: .1em .3em; border-radius: 3px; overflow-wrap: anywhere }
pre { background: var(--tint); padding: 1rem; border-radius: 6px; overflow-x: auto } pre code { padding: 0; overflow-wrap: normal }
.table { overflow-x: auto } table { border-collapse: collapse; font-size: .875rem; min-width: 34rem }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line) }
@media (max-width: 60rem) { body { grid-template-columns: minmax(0, 52rem); gap: 0; padding: 1rem } nav { order: 1 } }
`;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function navigation(page: Page, { pages }: Docs): string {
  const groups = [...new Set(pages.map(({ group }) => group))];
  const item = (to: Page) =>
    `<li><a href="${relative(page, to, 'html')}"${to === page ? ' aria-current="page"' : ''}>${escape(to.title)}</a></li>`;
  const list = (group: string) =>
    `<b>${group}</b><ul>${pages
      .filter(each => each.group === group)
      .map(item)
      .join('')}</ul>`;
  return `<nav aria-label="Documentation">${groups.map(list).join('')}</nav>`;
}

/** A page as HTML that needs nothing else. */
export function htmlOf(page: Page, docs: Docs): string {
  const markdown = withLinks(page, docs, (to, anchor) => relative(page, to, 'html') + anchor);
  const anchors = headings(markdown).map(({ anchor }) => anchor);
  const body = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
    .replaceAll(/<h(\d)>/g, (_, level: string) => `<h${level} id="${anchors.shift()!}">`)
    .replaceAll('<table>', '<div class="table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(page.title)} · Tillside</title>
<meta name="description" content="${escape(page.summary).replaceAll('"', '&quot;')}">
<style>${style}</style>
${navigation(page, docs)}
<main>
${body}
</main>
</html>
`;
}

/** An index for language models (llmstxt.org). */
export function llmsTxt({ index, pages }: Docs): string {
  const groups = [...new Set(pages.map(({ group }) => group))];
  const list = (group: string) =>
    pages
      .filter(page => page.group === group)
      .map(page => `- [${page.title}](${page.path}.md): ${page.summary}`)
      .join('\n');
  return `# ${index.title}\n\n> ${index.summary}\n\n${groups.map(group => `## ${group}\n\n${list(group)}\n`).join('\n')}`;
}

/** All pages in one file. */
export const llmsFull = (docs: Docs): string =>
  docs.pages.map(page => withLinks(page, docs, (to, anchor) => `${to.path}.md${anchor}`)).join('\n\n');
