import { parseHuddle, parseMoment } from '@tillside/contract';
import { sourceOf } from '../../stories/.storybook/source.js';
import { expect } from '../helpers/elements.js';
import { storyFiles } from '../helpers/stories.js';

/** Checks a document with the parser that its element uses. */
const problemsOf = (tag: string, document: unknown) =>
  (tag === 'till-huddle' ? parseHuddle(document) : parseMoment(document)).problems;

const widgets = ['promise', 'suggestion', 'feedback', 'result', 'portrait', 'news', 'story', 'thanks'];

/** Pages around the elements, which nobody would paste. */
const pages = ['welcome', 'playground', 'tokens'];

describe('the code of a story', () => {
  for (const { name, file, stories } of storyFiles.filter(({ name }) => !pages.includes(name)))
    for (const [title, story] of stories)
      it(`is a page as one would write it: ${name} ${title}`, () => {
        const draw = story.render ?? file.default.render!;
        const code = sourceOf({
          args: { ...file.default.args, ...story.args },
          originalStoryFn: draw,
        });
        expect(code).to.match(/^<till-(moment|huddle)/);
        const tags = code.replace(/<script[^]*?<\/script>/g, '');
        expect(tags).not.to.match(/<!--|<div|style="(?!--till-)|data-|undefined|="false"/);
        const page = new DOMParser().parseFromString(code, 'text/html');
        for (const script of page.querySelectorAll('script[type="application/json"]')) {
          const problems = problemsOf(script.parentElement!.localName, script.textContent);
          // Only the stories about it have bad data.
          const isAboutFaults = [...(file.default.tags ?? []), ...(story.tags ?? [])].includes('warns');
          if (!isAboutFaults) expect(problems).to.deep.equal([]);
        }
        expect(page.querySelector(widgets.map(name => `till-${name}`).join())).to.exist;
      });

  it('begins a document of each element that can be pasted', () => {
    const pasted = storyFiles.flatMap(({ file }) => file.default.parameters?.paste ?? []);
    expect(new Set(pasted).size).to.equal(10);
    for (const { html, address, json } of pasted) {
      const [, tag] = /<(till-\w+) src="([^"]+)">/.exec(html)!;
      expect(html).to.include(`src="${address}"`);
      expect(problemsOf(tag!, json)).to.deep.equal([]);
    }
  });
});
