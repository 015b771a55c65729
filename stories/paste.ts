import type { HuddleInput, MomentInput } from '@tillside/contract';

const page = (script: string, host: string, address: string, tag: string): string =>
  `<script type="module" src="${script}"></script>
<${host} src="${address}">
  <${tag}></${tag}>
</${host}>`;

/** The HTML and the JSON with which one begins to use an element. */
export const paste = (tag: string, items: Omit<MomentInput, 'version' | 'id'>) => ({
  html: page('tillside.js', 'till-moment', '/moment.json', tag),
  address: '/moment.json',
  json: { version: 1, id: 'visit-1', ...items },
});

/** The same for an element of the Huddle. */
export const pasteHuddle = (tag: string, items: Omit<HuddleInput, 'version' | 'id'>) => ({
  html: page('tillside.huddle.js', 'till-huddle', '/huddle.json', tag),
  address: '/huddle.json',
  json: { version: 1, id: 'leeds-october', ...items },
});
