import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, test } from 'node:test';
import { docComment } from '../../stories/docs/generate/contract/doc-comments.js';
import { objectOf, objects } from '../../stories/docs/generate/contract/objects.js';
import { deref, membersOf, type Node, schemas } from '../../stories/docs/generate/contract/schema.js';
import { headings } from '../../stories/docs/generate/markdown.js';
import { repository } from '../../stories/docs/generate/pages.js';
import { htmlOf, llmsTxt } from '../../stories/docs/generate/write-files.js';
import { docs, pages } from './blocks.js';

describe('the index of the documentation', () => {
  test('lists every page', () => {
    const files = globSync('stories/docs/{guide,reference}/*.md').map(file => file.slice(13, -3));
    assert.deepEqual(docs.pages.map(({ path }) => path).sort(), files.sort());
  });

  test('has the title that each page has', () => {
    for (const { path, title } of docs.pages) assert.equal(headings(pages.get(path)!)[0]?.text, title);
  });

  test('is llms.txt, too', () => {
    const text = llmsTxt(docs);
    assert.match(text, /^# .+\n\n> .+\n\n## Guide\n\n- \[/);
    for (const { path } of docs.pages) assert.ok(text.includes(`](${path}.md): `), path);
  });
});

describe('links in the documentation', () => {
  const anchorsOf = (markdown: string) => headings(markdown).map(({ anchor }) => anchor);

  /** What a link leads to: the Markdown of a page, or of a file of the repository; '' for a folder. */
  function targetOf(from: string, file: string): string | undefined {
    if (!file) return pages.get(from);
    const [, own] = /\/(?:blob|tree)\/main\/(.+)$/.exec(file) ?? [];
    if (own) return existsSync(own) ? (statSync(own).isFile() ? readFileSync(own, 'utf8') : '') : undefined;
    return pages.get(posix.join(posix.dirname(from), file).replace(/\.md$/, ''));
  }

  for (const [path, markdown] of pages)
    test(`lead somewhere from ${path}`, () => {
      const prose = markdown.replaceAll(/^( *)```.*?^\1```/gms, '');
      for (const [, target = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
        const [file = '', anchor] = target.split('#');
        if (/^https?:/.test(file) && !file.startsWith(repository)) continue;
        const text = targetOf(path, file);
        assert.notEqual(text, undefined, `${path} → ${target}`);
        if (anchor) assert.ok(anchorsOf(text!).includes(anchor), `${path} → ${target}`);
      }
    });

  test('lead to the same anchors in HTML', () => {
    for (const page of docs.pages) {
      const html = htmlOf(page, docs);
      const ids = [...html.matchAll(/<h\d id="([^"]+)"/g)].map(([, id]) => id);
      assert.deepEqual(ids, anchorsOf(pages.get(page.path)!), page.path);
    }
  });
});

describe('the reference of the contract', () => {
  /** All objects in a schema. */
  const objectsIn = (node: Node, seen = new Set<Node>()): Set<Node> => {
    const schema = deref(node);
    if (seen.has(schema)) return seen;
    const parts = schema.items ? [schema.items as Node] : Object.values(membersOf(schema));
    if (schema.type === 'object' || schema.oneOf) seen.add(schema);
    for (const part of parts) objectsIn(part, seen);
    return seen;
  };

  test('has a section for every object of a moment, an outcome and a huddle', () => {
    const documents = [schemas.moment, schemas.outcome, schemas.huddle];
    const missing = documents.flatMap(schema => [...objectsIn(schema)]).filter(node => !objectOf(node));
    assert.deepEqual(missing, []);
  });

  test('says of every field what it is', () => {
    for (const { type, schema } of objects)
      for (const [name, member] of Object.entries(membersOf(schema)))
        assert.ok(docComment(`${type}.${name}`) || member.description, `${type}.${name}`);
  });
});
