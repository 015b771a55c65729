import type { HuddleSignal } from './check.js';
import type { Count } from './tally.js';

/** What a signal of the Huddle adds to the counts of a day. Who it was is not among them. */
export function huddleCounts(store: string, { type, data }: HuddleSignal, day: string): Count[] {
  const name = type.replace('dev.tillside.', '');
  const count = (item: string, part = '', value = ''): Count[] => [
    { store, day, name, item, part, value, n: 1, amount: '0' },
  ];
  if ('action' in data) return count(data.result, data.action);
  if ('result' in data) return count(data.result);
  if ('portrait' in data) return count(data.portrait);
  if ('channel' in data) return count(data.story, '', data.channel);
  if ('story' in data) return count(data.story);
  if ('news' in data) return count(data.news);
  return count('to' in data ? (data.promise ?? '') : '');
}
