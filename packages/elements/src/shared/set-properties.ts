import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

type Properties = Readonly<Record<string, unknown>>;

class SetProperties extends Directive {
  #last: Properties = {};

  render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [properties]: [Properties]): unknown {
    for (const [name, value] of Object.entries(properties))
      if (value !== this.#last[name]) Object.assign(element, { [name]: value });
    this.#last = properties;
    return noChange;
  }
}

/**
 * Sets properties of an element, each when it changes. A property binding would do, but is written as an attribute on
 * a server, where `checked="false"` means checked.
 */
export const setProperties: (properties: Properties) => unknown = directive(SetProperties);
