import type { Suggestion } from '@tillside/contract';
import { TillSuggestionAcceptEvent } from '../events/till-suggestion-accept.js';
import { TillSuggestionAcceptedEvent } from '../events/till-suggestion-accepted.js';
import type { Acceptance, AcceptOutcome } from '../shared/acceptances.js';
import type { MomentScope } from '../shared/context.js';
import { dispatch } from '../shared/dispatch.js';
import { judgeResponse } from './judge-response.js';
import { needsHost } from './needs-host.js';

/** Sends the signal of an outcome, if it has one. */
type Report = (name: 'suggestion.accepted' | 'suggestion.failed') => void;

/** Elements whose host has been warned in the console that it has to answer. */
const warned = new WeakSet<HTMLElement>();

/**
 * Asks the host, by an event on `target`, to do what a person accepted, and records the outcome. Does not ask again
 * while that is pending, or once it is accepted. Returns undefined if a listener prevented it.
 */
export function requestAccept(
  target: HTMLElement,
  suggestion: Suggestion,
  scope: MomentScope,
  report: Report,
): Acceptance | undefined {
  const { id } = suggestion;
  const { acceptances, admitted, ended } = scope;
  const known = acceptances.find(scope, id);
  if (known?.outcome.state === 'pending' || known?.outcome.state === 'accepted') return known;

  let resolve!: (outcome: AcceptOutcome) => void;
  const acceptance: Acceptance = {
    suggestion,
    outcome: { state: 'pending' },
    decidedAt: 0,
    result: new Promise(done => (resolve = done)),
    holders: known?.holders ?? new Set(),
  };
  const settle = (outcome: AcceptOutcome): void => {
    acceptance.outcome = outcome;
    acceptance.decidedAt = Date.now();
    acceptances.record(scope, id, acceptance);
    resolve(outcome);
    if (outcome.state === 'failed' || outcome.state === 'unconfirmed') report('suggestion.failed');
    if (outcome.state !== 'accepted') return;
    if (admitted) scope.pacing?.recordDecision(admitted, id);
    report('suggestion.accepted');
    if (!ended.aborted) dispatch(target, new TillSuggestionAcceptedEvent(suggestion));
  };

  const event = new TillSuggestionAcceptEvent(suggestion, { momentId: admitted?.id, signal: ended });
  event.onLateResponse = () => {
    // The host means to answer, so it is unknown whether an outcome that counted as done is true.
    if (acceptance.outcome.state === 'accepted' && !scope.relayAccept)
      settle({ state: 'unconfirmed', canRetry: true });
  };
  acceptances.record(scope, id, acceptance);
  const { isPrevented, hasThrown } = dispatchWatched(target, event);
  if (isPrevented) {
    acceptances.record(scope, id, known);
    return undefined;
  }
  const answer =
    scope.relayAccept?.(suggestion) ?? (event.response && judgeResponse(event.response, suggestion, ended));
  if (answer) void answer.then(settle);
  else settle(withoutAnswer(target, suggestion, hasThrown));
  if (needsHost(suggestion)) acceptances.isHostSilent = !answer;
  return acceptance;
}

function withoutAnswer(target: HTMLElement, suggestion: Suggestion, hasThrown: boolean): AcceptOutcome {
  // The listener may have added the product before it threw: another try could add it twice.
  if (hasThrown) return { state: 'unconfirmed', canRetry: false };
  if (!needsHost(suggestion)) return { state: 'accepted' };
  if (suggestion.product?.href) return { state: 'unanswered' };
  if (!warned.has(target))
    console.warn(
      '[tillside] <till-suggestion> nobody answered till-suggestion-accept, so nothing was added: call event.respondWith(promise) in a listener, or give the product an href',
    );
  warned.add(target);
  return { state: 'failed', canRetry: true };
}

/** Dispatches an event; returns whether a listener threw, which `dispatchEvent` itself does not reveal. */
function dispatchWatched(target: HTMLElement, event: Event): { isPrevented: boolean; hasThrown: boolean } {
  let hasThrown = false;
  const onError = () => (hasThrown = true);
  window.addEventListener('error', onError, true);
  const isPrevented = !dispatch(target, event);
  window.removeEventListener('error', onError, true);
  return { isPrevented, hasThrown };
}
