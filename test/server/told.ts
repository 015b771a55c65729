import type { App } from '@tillside/server';
import { ask, keys, signal } from './shop.js';

/** A signal of the Huddle that fits the contract. */
export const huddleSignal = (name: string, data: object, more: object = {}) =>
  signal(name, {}, { data: { huddle: 'damson', ...data }, ...more }) as Omit<
    ReturnType<typeof signal>,
    'data'
  > & {
    data: object;
  };
export const tell = (text: string, data: object = {}, more: object = {}) =>
  huddleSignal('story.told', { text, ...data }, more);
export const thank = (to: string, what: string, data: object = {}) =>
  huddleSignal('thanks.given', { to, for: what, ...data });

/** A story as the people who decide see it. */
export interface Told {
  id: string;
  kind: string;
  state: string;
  text: string;
  edited: string | null;
  found: string[];
  declinedBy: string | null;
  about: object | null;
  time: string;
  version: number;
}

/** The stories in a state. */
export async function storiesIn(
  app: Pick<App, 'fetch'>,
  state = 'waiting',
  key = keys.manage,
): Promise<Told[]> {
  const { json } = await ask(app, `/stories?state=${state}&limit=200`, { key });
  return json.stories as Told[];
}

/** Decides on a story. */
export const decide = (app: Pick<App, 'fetch'>, id: string, decision: object, more: { key?: string } = {}) =>
  ask(app, `/stories/${id}`, {
    method: 'POST',
    key: keys.manage,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(decision),
    ...more,
  });
