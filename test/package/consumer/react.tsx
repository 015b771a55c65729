/** What a React app written in TypeScript does with the components and the plain tags. */
import { TillMoment, TillPromise } from '@tillside/elements/react';
import { TillHuddle, TillStory } from '@tillside/elements/react/huddle';

export const components = (
  <TillMoment
    value={{ version: 1, id: 'visit-1' }}
    endpoint={undefined}
    silent
    onSignal={({ cloudEvent }) => console.warn(cloudEvent.type)}
    onSuggestionAccept={event => event.respondWith(fetch(`/basket/${event.suggestion.id}`))}
  >
    <TillPromise max={2} compact />
  </TillMoment>
);

export const ofTheTeam = (
  <TillHuddle
    value={{ version: 1, id: 'week-47' }}
    teamKey="tk_1"
    density="wall"
    onSignal={({ cloudEvent }) => console.warn(cloudEvent.type)}
    onHuddleChange={({ huddle }) => console.warn(huddle?.results.length)}
  >
    <TillStory max={2} />
  </TillHuddle>
);
// @ts-expect-error: an event of moments
export const ofMoments = <TillStory onSuggestionAccept={() => undefined} />;

// @ts-expect-error: a misspelt property
export const misspeltProperty = <TillMoment endpiont="/signals" />;
// @ts-expect-error: a read-only property
export const readOnly = <TillMoment moment={null} />;
// @ts-expect-error: a misspelt event
export const misspeltEvent = <TillMoment onSingal={() => undefined} />;

export const tags = (
  <till-moment
    value='{"version":1,"id":"visit-1"}'
    write-key="pk_1"
    ontill-signal={({ cloudEvent }) => console.warn(cloudEvent.type)}
  >
    <till-promise max={2}></till-promise>
  </till-moment>
);
// @ts-expect-error: a misspelt attribute
export const misspeltAttribute = <till-promise maxx={2}></till-promise>;
// @ts-expect-error: another element's attribute
export const ofAnother = <till-suggestion compact></till-suggestion>;
// @ts-expect-error: a value that it cannot have
export const wrongValue = <till-moment surface="staff"></till-moment>;
// @ts-expect-error: this event has no such field
export const wrongField = <till-moment ontill-problem={event => console.warn(event.cloudEvent)} />;
