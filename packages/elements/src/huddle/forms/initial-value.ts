import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

class InitialValue extends Directive {
  #isSet = false;

  render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [value]: [string]): unknown {
    if (!this.#isSet) Object.assign(element, { value });
    this.#isSet = true;
    return noChange;
  }
}

/** Sets the text of a field when it is created, and never again: from then on a person writes into it. */
export const initialValue: (value: string) => unknown = directive(InitialValue);
