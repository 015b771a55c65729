import {
  checkHuddleSignal,
  type HuddleSignalData,
  type HuddleSignalName,
  type Signal,
} from '@tillside/contract';
import { type HuddleSignalContext, makeHuddleSignal } from '@tillside/core/huddle';
import { report } from '../shared/report.js';

/** Makes a signal of the Huddle, and reports why it is not valid. It is delivered like any other. */
export function makeChecked<N extends HuddleSignalName>(
  element: HTMLElement,
  name: N,
  subject: string,
  data: HuddleSignalData[N],
  context: HuddleSignalContext,
): Signal | null {
  const { signal, problems } = checkHuddleSignal(makeHuddleSignal(name, subject, data, context));
  report(element, problems);
  // What delivers signals reads only what they have in common.
  return signal as Signal | null;
}
