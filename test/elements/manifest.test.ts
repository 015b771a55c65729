import type { LitElement } from 'lit';
import { deep, expect } from '../helpers/elements.js';
import { grounds, show, storyFiles, takeExpectedWarnings } from '../helpers/stories.js';

interface Named {
  name: string;
}
interface Declaration {
  tagName: string;
  attributes: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
}
interface Manifest {
  modules: { path: string; declarations: Partial<Declaration>[] }[];
}

/** Made by the build. */
const address = '/packages/elements/custom-elements.json';
const manifest = (await (await fetch(address)).json()) as Manifest;
const elements = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .filter((each): each is Declaration => each.tagName !== undefined);

const namesOf = (list: Named[] = []): string[] => list.map(({ name }) => name).sort();
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();
const classOf = (tag: string) => customElements.get(tag) as typeof LitElement;

/** The parts that an element shows on a page. */
const partsOn = (page: HTMLElement, tag: string): string[] =>
  [...page.querySelectorAll(tag)].flatMap(({ shadowRoot }) =>
    shadowRoot ? deep(shadowRoot).flatMap(({ part }) => [...part]) : [],
  );

describe('custom-elements.json', () => {
  it('describes every element', () => {
    const tags = [
      'till-feedback',
      'till-huddle',
      'till-moment',
      'till-news',
      'till-portrait',
      'till-promise',
      'till-result',
      'till-story',
      'till-suggestion',
      'till-thanks',
    ];
    expect(elements.map(({ tagName }) => tagName)).to.include.members(tags);
  });

  it('is in the same order each time, whatever order its files were read in', () => {
    const paths = manifest.modules.map(({ path }) => path);
    expect(paths).to.deep.equal([...paths].sort());
  });

  const parts = new Map(elements.map(({ tagName }) => [tagName, new Set<string>()]));
  // A file at a time: all stories in one test would be more than its time on a slow machine.
  for (const { name, file, stories } of storyFiles)
    it(`names the parts in the stories of ${name}`, async () => {
      for (const [, story] of stories) {
        const page = await show(file, story, grounds[0]);
        for (const { tagName, cssParts } of elements) {
          const shown = partsOn(page, tagName);
          expect(namesOf(cssParts), tagName).to.include.members(shown);
          for (const part of shown) parts.get(tagName)!.add(part);
        }
        page.remove();
        takeExpectedWarnings(file, story);
      }
    });

  it('names no part that is in no story', () => {
    for (const { tagName, cssParts } of elements)
      expect(namesOf(cssParts), tagName).to.deep.equal(sorted(parts.get(tagName)!));
  });

  for (const { tagName, attributes, cssProperties } of elements) {
    it(`names exactly the attributes of <${tagName}>`, () => {
      // Read without being a property, or only written.
      const hasForm = ['till-feedback', 'till-story', 'till-thanks'].includes(tagName);
      const others = hasForm ? ['silent', 'status'] : ['silent'];
      expect(namesOf(attributes)).to.deep.equal(sorted([...classOf(tagName).observedAttributes, ...others]));
    });

    it(`names exactly the tokens of <${tagName}>, of its own only the special ones`, () => {
      const css = classOf(tagName).elementStyles.map(style => ('cssText' in style ? style.cssText : ''));
      const used = [...css.join('').matchAll(/var\(\s*(--till-[a-z-]+)/g)].map(([, name]) => name!);
      const isOwn = (name: string) => name.startsWith(`--${tagName}-`);
      const own = namesOf(cssProperties).filter(isOwn);
      expect(used).to.include.members(own);
      expect(namesOf(cssProperties)).to.deep.equal(sorted([...own, ...used.filter(name => !isOwn(name))]));
    });
  }
});
