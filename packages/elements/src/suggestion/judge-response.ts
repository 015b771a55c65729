import type { Suggestion } from '@tillside/contract';
import type { AcceptOutcome } from '../shared/acceptances.js';

/** Waits for the host's answer to an accept, and logs once why it failed, unless the host refused with a reason. */
export async function judgeResponse(
  response: Promise<unknown>,
  { id }: Suggestion,
  ended: AbortSignal,
): Promise<AcceptOutcome> {
  try {
    await response;
    return { state: 'accepted' };
  } catch (reason) {
    const { refusal, canRetry } = readRefusal(reason);
    if (refusal === undefined && !ended.aborted)
      console.warn(`[tillside] <till-suggestion> the host could not accept ${id}:`, reason);
    return { state: 'failed', refusal, canRetry };
  }
}

/** A refusal is a plain object rather than a class of ours, since a page may have two copies of the library. */
function readRefusal(reason: unknown): { refusal: string | undefined; canRetry: boolean } {
  const { refusal, retry } = Object(reason) as { refusal?: unknown; retry?: unknown };
  const words = typeof refusal === 'string' ? refusal.trim() : '';
  return { refusal: words || undefined, canRetry: retry !== false };
}
