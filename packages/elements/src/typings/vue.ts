/**
 * The elements in Vue's templates: `import '@tillside/elements/vue'` once in a project. With
 * `"vueCompilerOptions": { "strictTemplates": true }`, `vue-tsc` refuses what an element does not know.
 */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { TillEvents, TillProps, TillTag } from './props.js';

type PascalCase<Text extends string> = Text extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${PascalCase<Rest>}`
  : Capitalize<Text>;

/** `@till-signal` is a property `onTillSignal`. */
type Listeners<T extends TillTag> = {
  [Name in keyof TillEvents<T> & string as `on${PascalCase<Name>}`]?:
    ((event: TillEvents<T>[Name]) => unknown) | undefined;
};

/** An element as Vue's checker sees a component. */
type VueElement<T extends TillTag> = new () => {
  $props: TillProps<T> & Listeners<T> & Omit<HTMLAttributes, keyof TillProps<T>> & PublicProps;
  $slots: { default?: () => unknown };
};

declare module 'vue' {
  interface GlobalComponents {
    'till-moment': VueElement<'till-moment'>;
    'till-promise': VueElement<'till-promise'>;
    'till-suggestion': VueElement<'till-suggestion'>;
    'till-feedback': VueElement<'till-feedback'>;
    'till-huddle': VueElement<'till-huddle'>;
    'till-result': VueElement<'till-result'>;
    'till-story': VueElement<'till-story'>;
    'till-thanks': VueElement<'till-thanks'>;
    'till-news': VueElement<'till-news'>;
    'till-portrait': VueElement<'till-portrait'>;
  }
}
