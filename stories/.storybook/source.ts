import { render } from 'lit';

/** What a host answers when a suggestion is accepted, as a page would write it. */
const answers: Record<string, string> = {
  'at once': 'addToBasket(event.suggestion)',
  'keeps it pending': 'addToBasket(event.suggestion)',
  fails: "Promise.reject(new Error('The network is away'))",
  refuses: "Promise.reject({ refusal: 'Only two left' })",
  'refuses for good': "Promise.reject({ refusal: 'For customers over 18', retry: false })",
};
const answerTo = (host: string): string => `

<script type="module">
  document.addEventListener('till-suggestion-accept', event => event.respondWith(${answers[host]}));
</script>`;

/** Attributes that say what is so without them. */
const defaults = /^(surface="customer"|max="1"|style="--till-\w+-min-block-size: 0")$/;

function openingTag(element: Element): string {
  const attributes = [...element.attributes]
    .map(({ name, value }) => (value ? `${name}="${value.trim()}"` : name))
    .filter(attribute => !defaults.test(attribute));
  return `<${[element.localName, ...attributes].join(' ')}>`;
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

/** The elements that have a document, each with a short id for it. */
const ids: Record<string, string> = { 'till-moment': 'visit-1', 'till-huddle': 'leeds-october' };

/** The document as one would write it: a short id, and pictures by their address. No text ends its script. */
function documentOf({ version, id, ...rest }: { version?: unknown; id?: unknown }, short: string): string {
  const value = { version, id: id && short, ...rest };
  return JSON.stringify(
    value,
    (key, part: unknown) => {
      // What is so without it.
      if (key === 'phase' && part === 'open') return undefined;
      if (key === 'pacing' && JSON.stringify(part) === '{"max":1}') return undefined;
      return typeof part === 'string' && part.startsWith('data:image/svg') ? '/picture.svg' : part;
    },
    2,
  ).replace(/<(?=[!/]|script)/gi, '\\u003c');
}

/** The document of a moment or a huddle: what a script has set, or the JSON inside. */
function documentIn(element: Element): string | undefined {
  const id = ids[element.localName];
  if (!id) return undefined;
  const { value = element.querySelector('script')?.textContent } = element as {
    value?: string | object | null;
  };
  if (typeof value !== 'string') return value ? documentOf(value, id) : undefined;
  try {
    return documentOf(JSON.parse(value) as object, id);
  } catch {
    return value;
  }
}

/** The tags of a page and the text in them, without what only arranges a story. */
function markupOf(node: Node): string[] {
  if (node instanceof Text) return node.data.trim() ? [node.data.trim()] : [];
  if (!(node instanceof Element) || node.matches('style, script, [data-problems]')) return [];
  const inside = [...node.childNodes].flatMap(markupOf);
  if (!/^till-|^(p|a)$/.test(node.localName)) return inside;
  const json = documentIn(node);
  const lines = [
    ...(json ? [`<script type="application/json">\n${indented(json)}\n</script>`] : []),
    ...inside,
  ];
  const [start, end] = [openingTag(node), `</${node.localName}>`];
  if (!lines.length) return [start + end];
  const isShort = lines.length === 1 && !/\n/.test(lines[0]!) && lines[0]!.length < 80;
  return [isShort ? start + lines[0]! + end : `${start}\n${indented(lines.join('\n'))}\n${end}`];
}

interface StoryContext {
  args: Record<string, unknown>;
  originalStoryFn: (args: never, context: never) => unknown;
}

/** A story as HTML that can be pasted into a page, with its document as JSON. */
export function sourceOf(context: StoryContext): string {
  const container = document.createElement('div');
  render(context.originalStoryFn(context.args as never, context as never), container);
  const { host } = context.args;
  const acts = typeof host === 'string' && host in answers && container.querySelector('till-suggestion');
  return [...container.childNodes].flatMap(markupOf).join('\n') + (acts ? answerTo(host) : '');
}
