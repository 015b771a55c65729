import type { Problem } from '@tillside/contract';
import { TillProblemEvent } from '../events/till-problem.js';

const warned = new WeakMap<Element, Set<string>>();

/**
 * Tells of problems: all of them in one `till-problem`, and in the console one warning per element and
 * code, which names the element concerned, the pointer and the reason.
 */
export function report(element: HTMLElement, problems: readonly Problem[]): void {
  if (!problems.length) return;
  const codes = warned.get(element) ?? new Set();
  warned.set(element, codes);
  for (const { code, path, message } of problems) {
    const list = /^\/(promise|suggestion|feedback)/.exec(path)?.[1];
    const tag = list ? `till-${list}` : element.localName;
    const isDocument = !/^(delivery|mirror)$/.test(code);
    if (!codes.has(tag + code))
      console.warn(
        `[tillside] <${tag}> ${isDocument ? `ignored ${path || 'the document'}: ` : ''}${message}`,
      );
    codes.add(tag + code);
  }
  element.dispatchEvent(new TillProblemEvent(problems));
}
