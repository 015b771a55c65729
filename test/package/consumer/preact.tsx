/** @jsxImportSource preact */
/** What a Preact app written in TypeScript does with the tags. */
import '@tillside/elements/preact';

export const tags = (
  <till-moment
    class="shop"
    value={{ version: 1, id: 'visit-1' }}
    write-key="pk_1"
    ontill-signal={({ cloudEvent }) => console.warn(cloudEvent.type)}
    ontill-suggestion-accept={event => event.respondWith(fetch(`/basket/${event.suggestion.id}`))}
  >
    <till-promise key="promise" max={2} compact id="promise" ref={element => console.warn(element?.max)} />
    <till-feedback silent />
  </till-moment>
);
// @ts-expect-error: a misspelt attribute
export const misspelt = <till-promise maxx={2} />;
// @ts-expect-error: another element's attribute
export const ofAnother = <till-suggestion compact />;
// @ts-expect-error: a value that it cannot have
export const wrongValue = <till-moment surface="staff" />;
// @ts-expect-error: this event has no such field
export const wrongField = <till-moment ontill-problem={event => console.warn(event.cloudEvent)} />;
