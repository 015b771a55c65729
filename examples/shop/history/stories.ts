/** What the team told in the weeks before the first start, and what a person approved of it. */
import type { App } from '@tillside/server';
import { idOf } from './ids.ts';

const stories = [
  {
    days: 2,
    by: 'Maya',
    text: 'A man came back for the second teacup of a pair. The first one had been for his mother, and now they have tea together on Sundays, each at home, on the phone.',
    about: { kind: 'product', id: '22697', title: 'Regency teacup and saucer, green' },
  },
  {
    days: 6,
    by: 'Till 2',
    text: 'A girl counted out coins for one candle. We had a box of singles in the back, so she got the one with the ribbon. She came back with her class.',
  },
  {
    days: 11,
    by: 'Jonas',
    text: 'Two people asked today whether the cake stand can go in the dishwasher. It cannot, and the card beside it now says so.',
    about: { kind: 'product', id: '22423', title: 'Regency cake stand, three tiers' },
  },
] as const;

const thanks = [
  {
    days: 1,
    by: 'Maya',
    to: 'Jonas',
    for: 'You drove the forgotten parcel over after closing time.',
    promise: 'delivery',
  },
  {
    days: 4,
    by: 'Ana',
    to: 'Priya',
    for: 'You stayed with the customer whose card failed until it was sorted out.',
  },
] as const;

/** These two wait for a person at the first start. */
const newStory = {
  days: 0,
  by: 'Ana',
  text: 'A customer asked for wrapping without a ribbon, because the ribbon is what she keeps each year.',
} as const;
const newThanks = {
  days: 0,
  by: 'Jonas',
  to: 'Maya',
  for: 'You wrote the price on the shelf again before anybody had to ask.',
  promise: 'price',
} as const;

const huddle = { id: 'damson-lane' };
const source = 'urn:damson-lane:till-4';
const day = 86_400_000;
/** So many of the customers' words are approved: the newest. */
const quotes = 3;

interface Keys {
  team: string;
  manage: string;
}

/** Sends the stories and thanks of the weeks that end with a day, and approves most of them. Twice is as once. */
export async function tellStories(app: App, { team, manage }: Keys, until: string): Promise<void> {
  // Imported here because it has only just been built.
  const { makeHuddleSignal } = await import('@tillside/core/huddle');
  const ask = async (key: string, path: string, body?: object, type = 'application/json') => {
    const headers = { 'x-tillside-key': key, ...(body && { 'content-type': type }) };
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    const response = await app.fetch(new Request(`http://localhost${path}`, init));
    if (!response.ok) throw new Error(`the server did not take the stories: ${response.status}`);
    return (await response.json()) as { stories: { id: string; kind: string; text: string }[] };
  };
  const contextOf = ({ days, by }: { days: number; by: string }) => ({
    ...{ huddle, by, source },
    now: Date.parse(`${until}T15:00:00Z`) - days * day,
  });
  const signals = [...stories, newStory].map(({ days, by, ...told }) =>
    makeHuddleSignal('story.told', 'story/new', told, contextOf({ days, by })),
  );
  const given = [...thanks, newThanks].map(({ days, by, ...told }) =>
    makeHuddleSignal('thanks.given', 'thanks/new', told, contextOf({ days, by })),
  );
  const sent = [...signals, ...given].map(signal => ({ ...signal, id: idOf(until, signal.data) }));
  await ask(team, '/signals', sent, 'application/cloudevents-batch+json');
  await app.idle();
  const { stories: told } = await ask(manage, '/stories?order=newest&limit=200');
  const left: readonly string[] = [newStory.text, newThanks.for];
  const approved = [
    ...told.filter(({ kind, text }) => kind !== 'customer' && !left.includes(text)),
    ...told.filter(({ kind }) => kind === 'customer').slice(0, quotes),
  ];
  for (const { id } of approved) await ask(manage, `/stories/${id}`, { decision: 'approve' });
}
