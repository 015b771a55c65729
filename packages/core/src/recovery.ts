import type { Form, SignalData } from '@tillside/contract';
import { type GivenAnswer, scoresAtOrBelow } from './response.js';

/** How long a recovery is shown to the associate after a low score, in milliseconds. */
const recoveryDuration = 10 * 60_000;

/** What a low score calls for. */
export interface RecoveryCall {
  /** The suggestion to show to the associate. */
  suggestion: string;
  /** Until when, in milliseconds since the epoch; also the signal's `expirytime`. */
  expiresAt: number;
  /** The data of the `feedback.recovery` signal. */
  data: SignalData['feedback.recovery'];
}

/** The recovery that the answers of a response call for, or undefined while no score is low. */
export function recoveryCall(
  form: Form,
  answers: readonly GivenAnswer[],
  response: string,
  now: number,
): RecoveryCall | undefined {
  const { id, about, recovery } = form;
  if (!recovery || !scoresAtOrBelow(recovery.below, form, answers)) return undefined;
  const { suggestion } = recovery;
  return {
    suggestion,
    expiresAt: now + recoveryDuration,
    data: { form: id, response, ...(about && { about }), suggestion },
  };
}
