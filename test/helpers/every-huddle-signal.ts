import type { AnyHuddleSignal, HuddleSignalData, HuddleSignalName } from '@tillside/contract';
import { makeHuddleSignal } from '@tillside/core/huddle';
import { noon } from './moments.js';

/** Data for each signal of a huddle, with all the members that it may have. */
export const everyHuddleData: { [N in HuddleSignalName]: HuddleSignalData[N] } = {
  'result.shown': { result: 'returns' },
  'result.opened': { result: 'returns' },
  'action.taken': { result: 'returns', action: 'note' },
  'portrait.shown': { portrait: 'saturday-baker' },
  'portrait.opened': { portrait: 'saturday-baker' },
  'story.shown': { story: 's-1' },
  'story.told': {
    text: 'A boy bought a cup for his mother with coins. I put it into the good box.',
    about: { kind: 'product', id: 'cup', title: 'A cup with a blue rim' },
    thanks: 'Joseph',
  },
  'story.shared': { story: 's-1', channel: 'copy' },
  'thanks.given': { to: 'Joseph', for: 'Driving the parcel to the hospital', promise: 'delivery' },
  'news.shown': { news: 'mending' },
  'news.told': { news: 'mending' },
};

/** One signal of each kind, of somebody who said who they are. */
export const everyHuddleSignal = (): AnyHuddleSignal[] =>
  (Object.keys(everyHuddleData) as HuddleSignalName[]).map(
    name =>
      makeHuddleSignal(name, 'subject/id', everyHuddleData[name] as never, {
        huddle: { id: 'mill-street-2026-03', team: { id: 'mill-street' } },
        by: 'Mara',
        source: 'https://damson.example/till/2',
        now: noon,
      }) as AnyHuddleSignal,
  );
