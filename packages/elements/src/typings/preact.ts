/** The elements in Preact's JSX: `import '@tillside/elements/preact'` once in a project. */
import type { HTMLAttributes } from 'preact';
import type { TillElements } from '../generated/elements.js';
import type { TillListeners, TillProps, TillTag } from './props.js';

type PreactProps<T extends TillTag> = TillProps<T> &
  TillListeners<T> &
  Omit<HTMLAttributes<TillElements[T]['element']>, keyof TillProps<T>>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'till-moment': PreactProps<'till-moment'>;
      'till-promise': PreactProps<'till-promise'>;
      'till-suggestion': PreactProps<'till-suggestion'>;
      'till-feedback': PreactProps<'till-feedback'>;
      'till-huddle': PreactProps<'till-huddle'>;
      'till-result': PreactProps<'till-result'>;
      'till-story': PreactProps<'till-story'>;
      'till-thanks': PreactProps<'till-thanks'>;
      'till-news': PreactProps<'till-news'>;
      'till-portrait': PreactProps<'till-portrait'>;
    }
  }
}
