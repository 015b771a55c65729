/** Runs in the page: the first render of Tillside's elements and of the hand-written ones, in turns. */
import '/packages/elements/dist/tillside.js';
import './vanilla/moment.mjs';
import './vanilla/promise.mjs';
import './vanilla/suggestion.mjs';
import './vanilla/feedback.mjs';
import { moment } from './documents.mjs';

const names = ['promise', 'suggestion', 'feedback'];
let count = 0;

/** Waits for promises, observers and pictures of the last render, and collects its young garbage. */
const settle = async () => {
  await new Promise(requestAnimationFrame);
  await new Promise(resolve => setTimeout(resolve));
  globalThis.gc?.({ type: 'minor' });
};

/** Milliseconds from creating the elements, and from setting their data, to the end of layout. */
const render = (prefix, { moments, each }) => {
  // Each has another customer, so that nothing is remembered from the last one.
  const texts = Array.from({ length: moments }, () => JSON.stringify(moment(`visit-${count++}`)));
  const start = performance.now();
  const providers = texts.map(() => {
    const provider = document.createElement(`${prefix}-moment`);
    for (const name of names)
      for (let i = 0; i < each; i++) provider.append(document.createElement(`${prefix}-${name}`));
    return provider;
  });
  const made = performance.now();
  providers.forEach((provider, i) => (provider.value = texts[i]));
  document.body.append(...providers);
  const height = document.body.offsetHeight;
  const end = performance.now();
  if (!height) throw new Error(`${prefix} drew nothing`);
  return { all: end - start, data: end - made };
};

/** Pairs of times, measured in turns on one page, so that a disturbance affects both. */
export const compare = async ({ moments = 1, each = 1, pairs = 101, warmups = 15 }) => {
  const samples = [];
  for (let i = -warmups; i < pairs; i++) {
    const pair = {};
    for (const prefix of ['till', 'plain']) {
      await settle();
      pair[prefix] = render(prefix, { moments, each });
      await settle();
      document.body.replaceChildren();
    }
    if (i >= 0) samples.push(pair);
  }
  return samples;
};

/** Everything that matters to readers and style sheets: elements, meaningful attributes, text. */
const outline = node => {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, ' ');
  if (node.nodeType === Node.COMMENT_NODE) return '';
  const inside = [...node.childNodes].map(outline).join('');
  const attributes = Array.from(node.attributes ?? [], ({ name, value }) => value && ` ${name}=${value}`);
  return `\n${node.localName ?? 'root'}${attributes.sort().join('')}\n${inside}\nend\n`;
};

/** The first lines in which the two renderings differ; undefined if the comparison is fair. */
export const difference = () => {
  const [till, plain] = ['till', 'plain'].map(prefix => {
    render(prefix, { moments: 1, each: 1 });
    const widgets = [...document.body.firstElementChild.children];
    document.body.replaceChildren();
    const lines = widgets.flatMap(({ shadowRoot }) => outline(shadowRoot).split('\n'));
    return lines.map(line => line.trim()).filter(Boolean);
  });
  const at = till.findIndex((line, i) => line !== plain[i]);
  return at < 0 ? undefined : [till[at], plain[at]];
};
