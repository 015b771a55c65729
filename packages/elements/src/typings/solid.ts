/** The elements in Solid's JSX: `import '@tillside/elements/solid'` once in a project. */
import type { JSX } from 'solid-js';
import type { TillElements } from '../generated/elements.js';
import type { TillEvents, TillProps, TillTag } from './props.js';

type Of<T extends TillTag, Kind extends 'attributes' | 'properties'> = TillElements[T][Kind];

/** Plain names, and the namespaces by which Solid tells attributes, properties and events apart. */
type SolidProps<T extends TillTag> = TillProps<T> & {
  [Name in keyof Of<T, 'attributes'> & string as `attr:${Name}`]?: Of<T, 'attributes'>[Name];
} & {
  [Name in keyof Of<T, 'properties'> & string as `prop:${Name}`]?: Of<T, 'properties'>[Name];
} & {
  [Name in keyof TillEvents<T> & string as `on:${Name}`]?:
    ((event: TillEvents<T>[Name]) => unknown) | undefined;
} & Omit<JSX.HTMLAttributes<TillElements[T]['element']>, keyof TillProps<T>>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'till-moment': SolidProps<'till-moment'>;
      'till-promise': SolidProps<'till-promise'>;
      'till-suggestion': SolidProps<'till-suggestion'>;
      'till-feedback': SolidProps<'till-feedback'>;
      'till-huddle': SolidProps<'till-huddle'>;
      'till-result': SolidProps<'till-result'>;
      'till-story': SolidProps<'till-story'>;
      'till-thanks': SolidProps<'till-thanks'>;
      'till-news': SolidProps<'till-news'>;
      'till-portrait': SolidProps<'till-portrait'>;
    }
  }
}
