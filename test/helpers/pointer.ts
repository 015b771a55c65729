import { sendMouse } from '@web/test-runner-commands';
import { painted } from './elements.js';

type Point = [x: number, y: number];

/** The middle of an element, for a pointer. */
export function middleOf(element: Element): Point {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}

/** A click of a real mouse. */
export const clickAt = (position: Point): Promise<unknown> => sendMouse({ type: 'click', position });

/** Waits until everything on screen has been there long enough to be pressed by a pointer, by event time. */
export async function pressable(): Promise<void> {
  const since = performance.now();
  while (performance.now() - since < 320) await painted();
}

/** Runs an action whose result counts as having just appeared, however slow the machine is until the next press. */
export async function justNow(action: () => void | Promise<void>): Promise<void> {
  const now = performance.now.bind(performance);
  performance.now = () => now() + 60_000;
  await action();
  performance.now = now;
}
