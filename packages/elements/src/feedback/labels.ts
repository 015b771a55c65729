import { durationMs } from '@tillside/core';
import { formatDuration, formatNumber } from '../shared/format.js';
import type { FeedbackSession } from './feedback-session.js';

/** The step in view, as "2 of 3"; empty if there is only one. */
export function stepLabel({ response, language }: FeedbackSession): string {
  const { index, steps } = response;
  const { strings, lang: format } = language;
  const number = (n: number) => formatNumber(format, n);
  return steps.length < 2 ? '' : strings.step(number(index + 1), number(steps.length));
}

/** The question in view, or the offer of a follow-up. */
export function stepHeading({ response, form }: FeedbackSession): string {
  return response.question?.label ?? form.followUp?.label ?? '';
}

/** How soon the follow-up happens. */
export function followUpDelay({ form, language }: FeedbackSession): string {
  const { strings, lang: format } = language;
  const { within } = form.followUp ?? {};
  return within ? strings.within(formatDuration(format, durationMs(within), 'long')) : '';
}

/** The text of the thanks. */
export function thanksTitle({ form, language }: FeedbackSession): string {
  return form.thanks?.title ?? language.strings.thanks;
}
