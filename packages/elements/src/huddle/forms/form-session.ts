import { maskPersonalData, type MaskedText } from '@tillside/core/huddle';
import { DeliveryTracker } from '../../feedback/delivery-tracker.js';
import type { HuddleScope } from '../context.js';
import type { DraftStore } from './draft.js';
import type { FieldType, FormType } from './form-type.js';

/** What somebody writes into one form: connects it to its draft and to its signal. */
export class FormSession<F extends string> {
  readonly #type: FormType<F>;
  readonly #texts = new Map<F, string>();
  /** What was masked in each text. */
  readonly #masked = new Map<F, MaskedText['masked']>();
  #draft: DraftStore;
  #delivery = new DeliveryTracker();
  #isSent = false;
  #isDone = false;
  /** Whether a person has opened it. */
  isOpen = false;
  /** Whether the last attempt to send it found a text missing. */
  isChecked = false;
  /** Whether the browser refuses to store its draft. */
  isDraftRefused = false;
  /** The field whose text was too long and was cut off. */
  cut: F | undefined;

  constructor(type: FormType<F>, draft: DraftStore) {
    this.#type = type;
    this.#draft = draft;
    const { texts } = draft.read() ?? {};
    for (const { name } of type.fields) if (texts?.[name]) this.#texts.set(name, texts[name]);
    this.isOpen = this.#texts.size > 0;
  }

  /** Whether there is anything in it that could be lost. */
  get isTouched(): boolean {
    return this.#texts.size > 0 && !this.#isDone;
  }

  /** Whether it was sent and cannot be lost any more. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Whether it is on its way: then it is neither changed nor sent again. */
  get isPending(): boolean {
    return this.#isSent && this.#delivery.status !== 'refused';
  }

  get delivery(): DeliveryTracker {
    return this.#delivery;
  }

  /** What was masked in the texts, each kind once. */
  get masked(): MaskedText['masked'] {
    return [...new Set([...this.#masked.values()].flat())];
  }

  text(name: F): string {
    return this.#texts.get(name) ?? '';
  }

  /** Keeps a text that is being typed, at most as long as it may be. */
  setText({ name, maxLength }: FieldType<F>, text: string): void {
    this.cut = text.length > maxLength ? name : undefined;
    // Never half of a surrogate pair.
    const kept = text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
    if (kept) this.#texts.set(name, kept);
    else this.#texts.delete(name);
    // What is masked already is not found again.
    const before = kept.includes('•') ? (this.#masked.get(name) ?? []) : [];
    this.#masked.set(name, [...before, ...maskPersonalData(kept).masked]);
    this.saveDraft();
  }

  /** Masks a text that was typed, and returns it. */
  maskText(field: FieldType<F>): string {
    const text = this.text(field.name);
    const masked = maskPersonalData(text).text;
    if (masked !== text) this.#texts.set(field.name, masked);
    return masked;
  }

  /** The fields that are asked for and still empty. */
  missing(scope: HuddleScope): FieldType<F>[] {
    return this.#asked(scope).filter(({ name, isOptional }) => !isOptional && !this.text(name).trim());
  }

  /** Sends it, once, if nothing is missing. */
  send(scope: HuddleScope): void {
    if (this.isPending || this.missing(scope).length) return;
    const texts: Partial<Record<F, string>> = {};
    for (const { name } of this.#asked(scope)) {
      const text = maskPersonalData(this.text(name)).text.trim();
      if (text) texts[name] = text;
    }
    this.#isSent = true;
    this.#delivery.unfollow();
    this.#delivery = new DeliveryTracker();
    const id = this.#type.send(texts, scope);
    if (id) this.#delivery.track(id);
    this.updateCompletion();
  }

  /**
   * It is done only when it was sent and cannot be lost any more; then its draft is erased. If the receiver refuses it
   * for good after that, it is back as it was written.
   */
  updateCompletion(): void {
    if (!this.#isSent) return;
    const { isSafe, status } = this.#delivery;
    if (isSafe && !this.#isDone) this.#draft.remove();
    if (isSafe) this.#isDone = true;
    else if (this.#isDone && status === 'refused') {
      this.#isDone = false;
      this.saveDraft();
    }
  }

  /** Goes on in a newer huddle. */
  moveTo(draft: DraftStore): void {
    this.#draft.remove();
    this.#draft = draft;
    if (this.isTouched) this.saveDraft();
  }

  saveDraft(): void {
    const texts: Record<string, string> = {};
    for (const [name, text] of this.#texts) texts[name] = maskPersonalData(text).text;
    const isEmpty = this.#texts.size === 0;
    if (isEmpty) this.#draft.remove();
    this.isDraftRefused = !isEmpty && !this.#draft.save({ texts });
  }

  #asked(scope: HuddleScope): FieldType<F>[] {
    return this.#type.fields.filter(({ isAsked }) => isAsked?.(scope) ?? true);
  }
}
