import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import type { TillFeedbackSubmitEvent } from '../events/till-feedback-submit.js';
import type { TillFeedbackSubmittedEvent } from '../events/till-feedback-submitted.js';
import type { TillMomentChangeEvent } from '../events/till-moment-change.js';
import type { TillOutboxChangeEvent } from '../events/till-outbox-change.js';
import type { TillProblemEvent } from '../events/till-problem.js';
import type { TillSignalEvent } from '../events/till-signal.js';
import type { TillSuggestionAcceptEvent } from '../events/till-suggestion-accept.js';
import type { TillSuggestionAcceptedEvent } from '../events/till-suggestion-accepted.js';
import type { TillSuggestionAskEvent } from '../events/till-suggestion-ask.js';
import type { TillSuggestionDeclineEvent } from '../events/till-suggestion-decline.js';
import type { TillSuggestionDeclinedEvent } from '../events/till-suggestion-declined.js';
import '../feedback/define.js';
import { TillFeedback as FeedbackElement } from '../feedback/till-feedback.js';
import '../moment/define.js';
import { TillMoment as MomentElement } from '../moment/till-moment.js';
import '../promise/define.js';
import { TillPromise as PromiseElement } from '../promise/till-promise.js';
import '../suggestion/define.js';
import { TillSuggestion as SuggestionElement } from '../suggestion/till-suggestion.js';
import { finalized, type TillComponent } from './component.js';

export type { HtmlProps, TillComponent } from './component.js';

/** Events of what is inside bubble up to the moment, as in the DOM. */
const suggestionEvents = {
  onSuggestionAccept: 'till-suggestion-accept' as EventName<TillSuggestionAcceptEvent>,
  onSuggestionAccepted: 'till-suggestion-accepted' as EventName<TillSuggestionAcceptedEvent>,
  onSuggestionAsk: 'till-suggestion-ask' as EventName<TillSuggestionAskEvent>,
  onSuggestionDecline: 'till-suggestion-decline' as EventName<TillSuggestionDeclineEvent>,
  onSuggestionDeclined: 'till-suggestion-declined' as EventName<TillSuggestionDeclinedEvent>,
};
const feedbackEvents = {
  onFeedbackSubmit: 'till-feedback-submit' as EventName<TillFeedbackSubmitEvent>,
  onFeedbackSubmitted: 'till-feedback-submitted' as EventName<TillFeedbackSubmittedEvent>,
};
const widgetEvents = {
  onSignal: 'till-signal' as EventName<TillSignalEvent>,
  onProblem: 'till-problem' as EventName<TillProblemEvent>,
};

const momentEvents = {
  ...widgetEvents,
  ...suggestionEvents,
  ...feedbackEvents,
  onMomentChange: 'till-moment-change' as EventName<TillMomentChangeEvent>,
  onOutboxChange: 'till-outbox-change' as EventName<TillOutboxChangeEvent>,
};

/**
 * `<till-moment>` for React 18 and 19. Objects and listeners are set when React takes over what a server rendered,
 * too, where a plain `<till-moment value={…}>` loses them.
 */
export const TillMoment = createComponent({
  react,
  tagName: 'till-moment',
  elementClass: finalized(MomentElement),
  displayName: 'TillMoment',
  events: momentEvents,
}) as TillComponent<'till-moment', typeof momentEvents>;

/** `<till-promise>` for React 18 and 19. */
export const TillPromise = createComponent({
  react,
  tagName: 'till-promise',
  elementClass: finalized(PromiseElement),
  displayName: 'TillPromise',
  events: widgetEvents,
}) as TillComponent<'till-promise', typeof widgetEvents>;

/** `<till-suggestion>` for React 18 and 19. */
export const TillSuggestion = createComponent({
  react,
  tagName: 'till-suggestion',
  elementClass: finalized(SuggestionElement),
  displayName: 'TillSuggestion',
  events: { ...widgetEvents, ...suggestionEvents },
}) as TillComponent<'till-suggestion', typeof widgetEvents & typeof suggestionEvents>;

/** `<till-feedback>` for React 18 and 19. */
export const TillFeedback = createComponent({
  react,
  tagName: 'till-feedback',
  elementClass: finalized(FeedbackElement),
  displayName: 'TillFeedback',
  events: { ...widgetEvents, ...feedbackEvents },
}) as TillComponent<'till-feedback', typeof widgetEvents & typeof feedbackEvents>;
