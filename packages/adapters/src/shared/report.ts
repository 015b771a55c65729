import type { Problem } from '@tillside/contract';
import { errorsOf } from './answer.js';
import { describe } from './describe.js';
import { Field } from './field.js';

/** A value to be: fields of the answer in the shape of the contract. */
export type Draft = Field | readonly Draft[] | { readonly [name: string]: Draft | undefined };

const maxProblems = 100;

/** The problems of one answer, and where in it each part of the result came from. */
export class Report {
  readonly problems: Problem[] = [];
  readonly #sources = new Map<string, string>();

  add(code: Problem['code'], path: string, message: string): void {
    const isKnown = this.problems.some(problem => problem.path === path && problem.message === message);
    if (!isKnown && this.problems.length < maxProblems) this.problems.push({ code, path, message });
  }

  /** Does something with a part of the answer; if it throws, that part could not be read. */
  guard<T>(path: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.add('json', path, `could not be read: ${reason}`);
      return undefined;
    }
  }

  /** Reports the errors that an answer tells, or that what was expected is not in it. */
  addMissing(answer: Field, isFound: boolean, expected: string): void {
    const errors = answer.isMissing ? [] : errorsOf(answer, isFound);
    for (const { path, value } of errors)
      this.add('load', path, `the answer is an error: ${describe(value)}`);
    if (!isFound && !errors.length)
      this.add('required', answer.path, `expected ${expected}, got ${describe(answer.value)}`);
  }

  /** The value of a draft, which will be at `path` of the result. What is wrong is left out and reported. */
  write(draft: Draft | undefined, path: string): unknown {
    if (draft === undefined) return undefined;
    if (draft instanceof Field) {
      this.#sources.set(path, draft.path);
      const { fault } = draft;
      if (fault) this.add(fault.code, draft.path, `expected ${fault.expected}, got ${describe(fault.got)}`);
      return fault ? undefined : draft.value;
    }
    if (Array.isArray(draft)) return draft.map((each: Draft, at) => this.write(each, `${path}/${at}`));
    if (isAmount(draft) && draft.value.fault) return this.write(draft.value, path);
    const entries = Object.entries(draft).map(([name, each]) => [name, this.write(each, `${path}/${name}`)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  /** Says where a part of the result came from as a whole. */
  setSource(path: string, source: string): void {
    this.#sources.set(path, source);
  }

  /** Reports what the contract says about the result, where it came from. */
  addFaults(faults: readonly Problem[]): void {
    for (const { code, path, message } of faults) this.add(code, this.#sourceOf(path), message);
  }

  #sourceOf(path: string): string {
    for (let at = path; at; at = parentOf(at)) {
      const source = this.#sources.get(at);
      if (source !== undefined) return source;
    }
    return '';
  }
}

/** An amount whose value is wrong is left out with its currency. */
const isAmount = (draft: object): draft is { value: Field } =>
  'currency' in draft && 'value' in draft && draft.value instanceof Field;

/** The pointer to what holds a member. */
export const parentOf = (path: string): string => path.replace(/\/[^/]*$/, '');
