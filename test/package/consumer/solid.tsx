/** @jsxImportSource solid-js */
/** What a Solid app written in TypeScript does with the tags. */
import '@tillside/elements/solid';

export const tags = (
  <till-moment
    class="shop"
    value={{ version: 1, id: 'visit-1' }}
    prop:fetch={fetch}
    attr:write-key="pk_1"
    on:till-signal={({ cloudEvent }) => console.warn(cloudEvent.type)}
    on:till-suggestion-accept={event => event.respondWith(fetch(`/basket/${event.suggestion.id}`))}
  >
    <till-promise max={2} compact id="promise" ref={element => console.warn(element.max)} />
    <till-feedback silent />
  </till-moment>
);
// @ts-expect-error: a misspelt attribute
export const misspelt = <till-promise maxx={2} />;
// @ts-expect-error: a misspelt property
export const misspeltProperty = <till-moment prop:fetsh={fetch} />;
// @ts-expect-error: another element's attribute
export const ofAnother = <till-suggestion compact />;
// @ts-expect-error: a value that it cannot have
export const wrongValue = <till-moment surface="staff" />;
// @ts-expect-error: this event has no such field
export const wrongField = <till-moment on:till-problem={event => console.warn(event.cloudEvent)} />;
