import { english as feedback } from '../../packages/elements/src/feedback/english.js';
import { english as promise } from '../../packages/elements/src/promise/english.js';
import { english as suggestion } from '../../packages/elements/src/suggestion/english.js';
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** The words that a source asks for: `strings.more`, `{ more } = strings` or `{ more }: Strings`. */
function wordsIn(code: string): string[] {
  const single = code.matchAll(/\bstrings\.(?!js\b)(\w+)/g);
  const several = code.matchAll(/\{ ([\w, ]+) \}(?:: Strings|\s=\s[\w.]*\bstrings\b)/g);
  return [
    ...[...single].map(([, word = '']) => word),
    ...[...several].flatMap(([, words = '']) => words.split(', ')),
    ...(code.includes('strings[channel]') ? ['email', 'phone'] : []),
  ];
}

for (const [name, english] of Object.entries({ promise, suggestion, feedback }))
  test(`a ${name} brings all the words along that it needs, and no others`, () => {
    const files = globSync(`packages/elements/src/${name}/**/*.ts`);
    if (name === 'feedback') files.push('packages/elements/src/shared/idle-notice.ts');
    const used = new Set(files.flatMap(file => wordsIn(readFileSync(file, 'utf8'))));
    assert.ok(used.size > 5);
    const { lang, ...words } = english;
    assert.equal(lang, 'en');
    assert.deepEqual([...used].sort(), Object.keys(words).sort());
  });
