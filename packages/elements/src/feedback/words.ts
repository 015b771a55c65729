import { durationMs } from '@tillside/core';
import { formatDuration, formatNumber } from '../shared/format.js';
import type { Language } from '../shared/language.js';
import type { Filling } from './filling.js';

/** Where one is: "2 of 3"; nothing where there is one step only. */
export function stepOf({ index, steps }: Filling, { strings, format }: Language): string {
  const number = (n: number) => formatNumber(format, n);
  return steps.length < 2 ? '' : strings.step(number(index + 1), number(steps.length));
}

/** What is asked now: the question, or whether somebody shall come. */
export function headingOf({ question, form }: Filling): string {
  return question?.label ?? form.followUp?.label ?? '';
}

/** How soon somebody comes. */
export function soonOf({ form }: Filling, { strings, format }: Language): string {
  const { within } = form.followUp ?? {};
  return within ? strings.within(formatDuration(format, durationMs(within), 'long')) : '';
}

/** What is said at the end. */
export function thanksOf({ form }: Filling, { strings }: Language): string {
  return form.thanks?.title ?? strings.thanks;
}
