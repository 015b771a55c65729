import type { LitElement, ReactiveController } from 'lit';
import { serverBase } from './server-root.js';
import type { Strings } from './strings.js';
import { followLanguage, type Language, languageOf, unfollowLanguage } from './language.js';

/** Determines the language and direction of its host, and updates the host when they change. */
export class LanguageController implements ReactiveController {
  readonly #host: LitElement;
  readonly #english: Strings;
  /** Set by the first `update`. */
  language!: Language;

  /** `english` are the words that the host needs, for missing languages. */
  constructor(host: LitElement, english: Partial<Strings>) {
    this.#host = host;
    // It asks for no others.
    this.#english = english as Strings;
    host.addController(this);
  }

  hostConnected(): void {
    followLanguage(this.#host, this.#requestUpdate);
  }

  hostDisconnected(): void {
    unfollowLanguage(this.#requestUpdate);
  }

  /** Determines them again. `locale` is the moment's, BCP 47. */
  update(locale: string | undefined): void {
    const drawn = serverBase(this.#host);
    this.language = languageOf(drawn ?? this.#host, locale, this.#english);
    // What a server has drawn is taken over in its language, which may not be that of the page.
    if (drawn) queueMicrotask(this.#requestUpdate);
  }

  readonly #requestUpdate = (): void => this.#host.requestUpdate();
}
