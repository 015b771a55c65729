/**
 * Makes the documentation: pages for Storybook in `generated`, and in `dist` the same pages as Markdown and HTML files,
 * with an index for language models. Needs a build, for custom-elements.json.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { folder, readDocs } from './pages.js';
import { htmlOf, llmsFull, llmsTxt, markdownOf } from './write-files.js';
import { mdxOf } from './write-mdx.js';

const write = (path: string, content: string): void => {
  mkdirSync(dirname(`${folder}/${path}`), { recursive: true });
  writeFileSync(`${folder}/${path}`, content);
};

const docs = readDocs();
for (const made of ['generated', 'dist']) rmSync(`${folder}/${made}`, { recursive: true, force: true });
for (const [at, page] of docs.pages.entries()) {
  // Storybook lists pages in the order of their files.
  write(`generated/${String(at + 1).padStart(2, '0')}-${page.path.replace('/', '-')}.mdx`, mdxOf(page, docs));
}
for (const page of [docs.index, ...docs.pages]) {
  write(`dist/${page.path}.md`, markdownOf(page, docs));
  write(`dist/${page.path}.html`, htmlOf(page, docs));
}
write('dist/llms.txt', llmsTxt(docs));
write('dist/llms-full.txt', llmsFull(docs));
