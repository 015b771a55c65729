import { parseSuggestions } from '@tillside/contract';
import { readAnswer } from './answer.js';
import { describe } from './describe.js';
import { Field } from './field.js';
import type { Adapted, AdapterOptions } from './options.js';
import { type Draft, parentOf, Report } from './report.js';

/** How one vendor's answer is read. */
export interface Adapter {
  /** What its items are called, for problems. */
  noun: string;
  /** The items in an answer; undefined if there is no list of them. */
  items: (answer: Field) => Field[] | undefined;
  /** One item of an answer as a suggestion. */
  suggestion: (item: Field, answer: Field) => Draft;
}

/** As many as a moment takes. */
const maxItems = 100;

/** Reads an answer of a vendor. Never throws: whatever is wrong is a problem. */
export function adapt(input: unknown, adapter: Adapter): Adapted {
  const report = new Report();
  const { problems } = report;
  const drafts = report.guard('', () => {
    const answer = readAnswer(input);
    const items = answer.isMissing ? undefined : adapter.items(answer);
    report.addMissing(answer, items !== undefined, `${adapter.noun}s`);
    if (items && items.length > maxItems)
      report.add(
        'too-many',
        parentOf(items[0]!.path),
        `expected at most 100 ${adapter.noun}s, got ${items.length}`,
      );
    return items?.slice(0, maxItems).flatMap(item => {
      if (!item.isObject)
        report.add('type', item.path, `expected a ${adapter.noun}, got ${describe(item.value)}`);
      const draft = item.isObject && report.guard(item.path, () => adapter.suggestion(item, answer));
      return draft ? [{ item, draft }] : [];
    });
  });
  if (!drafts?.length) return { suggestions: [], problems };

  const inputs = drafts.map(({ item, draft }, at) => {
    report.setSource(`/${at}`, item.path);
    return report.write(draft, `/${at}`);
  });
  const { items: suggestions, problems: faults } = parseSuggestions(inputs);
  report.addFaults(faults);
  return { suggestions, problems };
}

/** The value of an option, which may be a function of the item. */
export function fromOptions(item: Field, { kind, audience, reason }: AdapterOptions): Record<string, Draft> {
  const why = typeof reason === 'function' ? reason(item.value as never) : reason;
  const options = (value: unknown, name: string) => new Field(value, `/${name}`);
  return {
    kind: options(kind ?? 'product', 'kind'),
    reason: options(why, 'reason'),
    ...(audience && { audience: options(audience, 'audience') }),
  };
}
