/** What a page written in TypeScript does with the published declarations: all of it compiles. */
import '@tillside/elements/all';
import type { MomentInput, Question, Suggestion } from '@tillside/contract';
import full from '../../fixtures/valid/full.json' with { type: 'json' };
import questions from '../../fixtures/valid/feedback-all-types.json' with { type: 'json' };

const element = document.querySelector('till-moment')!;
const literal = { version: 1, id: 'visit-1', phase: 'open', promises: [{ id: 'mend', title: 'We mend it' }] };

element.value = full;
element.value = questions;
element.value = literal;
element.value = { version: 1, id: 'visit-2' } satisfies MomentInput;
element.value = JSON.stringify(literal);
element.value = null;
// @ts-expect-error: a document has an id
element.value = { version: 1, promises: [] };

document.querySelector('till-promise')!.value = literal.promises;
document.querySelector('till-suggestion')!.value = full.suggestions[0];
document.querySelector('till-feedback')!.value = full.feedback;

document.addEventListener('till-signal', ({ cloudEvent }) => {
  if (cloudEvent.type === 'dev.tillside.suggestion.accepted') cloudEvent.data.suggestion.toUpperCase();
  if (cloudEvent.type !== 'dev.tillside.promise.shown') return;
  // @ts-expect-error: a signal about a promise names no suggestion
  const data: { suggestion: string } = cloudEvent.data;
  console.warn(data);
});
window.addEventListener('till-problem', ({ problems }) => console.warn(problems[0]?.message));
element.addEventListener('till-suggestion-accept', event =>
  event.respondWith(fetch(`/basket/${event.suggestion.product?.id}`)),
);

/** Complete without a last `return`: the kinds are a closed list, though each may have all other members. */
function iconOf({ kind, product, contact }: Suggestion): string {
  switch (kind) {
    case 'product':
    case 'offer':
      return product?.image?.src ?? 'basket';
    case 'service':
    case 'care':
      return 'hand';
    case 'conversation':
      return contact ? 'phone' : 'speech';
  }
}
function stepsOf(question: Question): number {
  // @ts-expect-error: only a choice has options
  console.warn(question.options);
  return question.type === 'choice' ? question.options.length : 1;
}
element.addEventListener('till-moment-change', ({ moment }) => {
  moment?.suggestions.map(iconOf);
  moment?.feedback.flatMap(({ questions: asked }) => asked.map(stepsOf));
});
