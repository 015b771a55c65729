import type { ProblemCode } from '@tillside/contract';

/** What is wrong with a field. */
export interface Fault {
  code: ProblemCode;
  expected: string;
  got: unknown;
}

/** An object's own member: nothing is read from prototypes. */
const ownMember = (holder: unknown, name: string | number): unknown =>
  typeof holder === 'object' && holder !== null && {}.hasOwnProperty.call(holder, name)
    ? holder[name as keyof typeof holder]
    : undefined;

/** A name as a part of a JSON Pointer (RFC 6901). */
export const escaped = (name: string | number): string =>
  String(name).replace(/~/g, '~0').replace(/\//g, '~1');

/** A value in a vendor's answer and where it is, so that a problem can name the vendor's own field. */
export class Field {
  readonly value: unknown;
  /** A JSON Pointer into the answer. */
  readonly path: string;
  readonly fault: Fault | undefined;

  constructor(value: unknown, path = '', fault?: Fault) {
    this.value = value;
    this.path = path;
    this.fault = fault;
  }

  /** Null and an empty text count as missing, as in the contract. */
  get isMissing(): boolean {
    return this.value === undefined || this.value === null || this.value === '';
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  /** A member, however deep; missing if anything on the way is missing. */
  get(...names: (string | number)[]): Field {
    let { value, path } = this as { value: unknown; path: string };
    for (const name of names) {
      value = ownMember(value, name);
      path += `/${escaped(name)}`;
    }
    return new Field(value, path);
  }

  /** The first of some members that is there, otherwise the first one. */
  first(...names: (string | readonly (string | number)[])[]): Field {
    const found = names.map(name => (typeof name === 'string' ? this.get(name) : this.get(...name)));
    return found.find(field => !field.isMissing) ?? found[0]!;
  }

  /** The elements of a list; none if it is no list. */
  list(): Field[] {
    return Array.isArray(this.value) ? this.value.map((_, at) => this.get(at)) : [];
  }

  /** Another value for the same field. */
  with(value: unknown): Field {
    return new Field(value, this.path);
  }

  /** The field without its value, which is reported as wrong. */
  wrong(expected: string, code: ProblemCode = 'format'): Field {
    return new Field(undefined, this.path, { code, expected, got: this.value });
  }
}
