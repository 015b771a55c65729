/** The elements in Svelte 5: `import '@tillside/elements/svelte'` once in a project. */
import type { HTMLAttributes } from 'svelte/elements';
import type { TillElements } from '../generated/elements.js';
import type { TillListeners, TillProps, TillTag } from './props.js';

type SvelteProps<T extends TillTag> = TillProps<T> &
  TillListeners<T> &
  Omit<HTMLAttributes<TillElements[T]['element']>, keyof TillProps<T>>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'till-moment': SvelteProps<'till-moment'>;
    'till-promise': SvelteProps<'till-promise'>;
    'till-suggestion': SvelteProps<'till-suggestion'>;
    'till-feedback': SvelteProps<'till-feedback'>;
    'till-huddle': SvelteProps<'till-huddle'>;
    'till-result': SvelteProps<'till-result'>;
    'till-story': SvelteProps<'till-story'>;
    'till-thanks': SvelteProps<'till-thanks'>;
    'till-news': SvelteProps<'till-news'>;
    'till-portrait': SvelteProps<'till-portrait'>;
  }
}
