import type { TillElements } from '../generated/elements.js';

/** The tag of an element. */
export type TillTag = keyof TillElements;

/** What a template sets on an element, as attribute or property: frameworks choose the property where there is one. */
export type TillProps<T extends TillTag> = TillElements[T]['attributes'] &
  Omit<TillElements[T]['properties'], keyof TillElements[T]['attributes']>;

/** The events that an element hears, by name. */
export type TillEvents<T extends TillTag> = TillElements[T]['events'];

/** Listeners as React, Preact and Svelte write them: `on` and the name of the event. */
export type TillListeners<T extends TillTag> = {
  [Name in keyof TillEvents<T> & string as `on${Name}`]?:
    ((event: TillEvents<T>[Name]) => unknown) | undefined;
};
