import type { LitElement, ReactiveController } from 'lit';
import { localeOf, stringsFor } from '../shared/language.js';
import { LanguageController } from '../shared/language-controller.js';
import {
  huddleRegistry,
  type HuddleSection,
  type HuddleStrings,
  type HuddleStringsInput,
} from './strings.js';

/** The language of an element of the Huddle. */
export interface HuddleLanguage<S extends HuddleSection> {
  /** BCP 47. `Intl` formats for it, also where the strings are in another language. */
  lang: string;
  dir: 'ltr' | 'rtl';
  strings: HuddleStrings[S];
}

const english: HuddleStringsInput = { lang: 'en' };

/** Determines language, direction and strings of its host, and updates the host when they change. */
export class HuddleLanguageController<S extends HuddleSection> implements ReactiveController {
  readonly #host: LitElement;
  readonly #language: LanguageController;
  readonly #section: S;
  readonly #english: HuddleStrings[S];
  #found: HuddleStringsInput | undefined;
  /** Set by the first `update`. */
  language!: HuddleLanguage<S>;

  /** `words` are the host's in English, for missing languages and strings. */
  constructor(host: LitElement, section: S, words: HuddleStrings[S]) {
    this.#host = host;
    this.#section = section;
    this.#english = words;
    this.#language = new LanguageController(host, { lang: 'en' });
    host.addController(this);
  }

  hostConnected(): void {
    huddleRegistry.listeners.add(this.#requestUpdate);
  }

  hostDisconnected(): void {
    huddleRegistry.listeners.delete(this.#requestUpdate);
  }

  /** Determines them again. `locale` is the document's, BCP 47. */
  update(locale: string | undefined): void {
    this.#language.update(locale);
    const { lang, dir } = this.#language.language;
    const found = stringsFor(localeOf(lang)!, huddleRegistry.strings.values(), english);
    const strings =
      found === this.#found ? this.language.strings : { ...this.#english, ...found[this.#section] };
    this.#found = found;
    this.language = { lang, dir, strings };
  }

  readonly #requestUpdate = (): void => this.#host.requestUpdate();
}
