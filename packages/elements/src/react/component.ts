import type { EventName } from '@lit/react';
import type { LitElement } from 'lit';
import type * as react from 'react';
import type { TillElements } from '../generated/elements.js';
import type { TillListeners, TillProps, TillTag } from '../typings/props.js';

/**
 * The class with accessors for its properties. Those are made when an element is defined, which it is not on a server:
 * there, React would write every property as an attribute.
 */
export function finalized<T extends typeof LitElement>(type: T): T {
  Reflect.get(type, 'observedAttributes');
  return type;
}

/** What every element takes, as in JSX. */
export type HtmlProps<T extends TillTag> = Omit<
  react.HTMLAttributes<TillElements[T]['element']>,
  keyof TillProps<T>
> &
  react.RefAttributes<TillElements[T]['element']>;

/**
 * A component with all that can be set on its element, and nothing else: `createComponent` alone would also take
 * methods and read-only properties, but no attribute without a property, and nothing undefined.
 */
export type TillComponent<
  T extends TillTag,
  E extends Record<string, EventName>,
> = react.ForwardRefExoticComponent<
  TillProps<T> &
    HtmlProps<T> & {
      [Name in keyof E]?: ((event: E[Name]['__eventType']) => void) | undefined;
    }
>;

// Tags are typed where they are used without these components; only React 19 sets objects and listeners on them.
type TagProps<T extends TillTag> = TillProps<T> & TillListeners<T> & HtmlProps<T>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'till-moment': TagProps<'till-moment'>;
      'till-promise': TagProps<'till-promise'>;
      'till-suggestion': TagProps<'till-suggestion'>;
      'till-feedback': TagProps<'till-feedback'>;
      'till-huddle': TagProps<'till-huddle'>;
      'till-result': TagProps<'till-result'>;
      'till-story': TagProps<'till-story'>;
      'till-thanks': TagProps<'till-thanks'>;
      'till-news': TagProps<'till-news'>;
      'till-portrait': TagProps<'till-portrait'>;
    }
  }
}
