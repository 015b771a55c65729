import { isAdvice, type Problem, type ProblemCode } from '@tillside/contract';
import { TillProblemEvent } from '../events/till-problem.js';

/** Whether a problem is about a document, not about signals and screens. */
const isAboutDocument = (code: ProblemCode): boolean =>
  !['delivery', 'mirror', 'order', 'signal'].includes(code);

const warned = new WeakMap<Element, Set<string>>();

/**
 * Reports problems: all of them in one `till-problem`, and one console warning per element and code, which names the
 * element, the pointer and the reason.
 */
export function report(element: HTMLElement, problems: readonly Problem[]): void {
  if (!problems.length) return;
  const codes = warned.get(element) ?? new Set();
  warned.set(element, codes);
  for (const { code, path, message } of problems) {
    const list = /^\/(promise|suggestion|feedback)/.exec(path)?.[1];
    const tag = list ? `till-${list}` : element.localName;
    const place = path || 'the document';
    const where = isAdvice(code) ? `at ${place}: ` : isAboutDocument(code) ? `ignored ${place}: ` : '';
    if (!codes.has(tag + code)) console.warn(`[tillside] <${tag}> ${where}${message}`);
    codes.add(tag + code);
  }
  element.dispatchEvent(new TillProblemEvent(problems));
}
