import { json, type Queries, type Row } from '../../database/database.js';
import { dayOf, plausibleTime } from '../../signals/day.js';
import type { ReceivedHuddleSignal } from '../../signals/record-huddle-signals.js';
import { findIdentifiers } from './find-identifiers.js';
import { maskContacts } from './mask.js';

/** What a story is about, unless there is contact data in it. */
const plainAbout = (about: { kind: string; id: string; title?: string | undefined } | undefined) =>
  about && !maskContacts(`${about.id} ${about.title ?? ''}`).found.length ? about : null;

/** What somebody said, in the columns that stories and thanks share. */
function wordsOf({ signal }: ReceivedHuddleSignal) {
  const { type, data } = signal;
  if (type === 'dev.tillside.story.told')
    return { kind: 'team', said: data.text, thanks: data.thanks ?? null, about: plainAbout(data.about) };
  if (type !== 'dev.tillside.thanks.given') return undefined;
  const about = data.promise === undefined ? null : { kind: 'promise', id: data.promise };
  return { kind: 'thanks', said: data.for, thanks: data.to, about };
}

/** Keeps the stories and thanks among signals, to wait for a person; what names a customer is declined at once. */
export async function saveStories(
  queries: Queries,
  arrived: readonly ReceivedHuddleSignal[],
  now: Date,
): Promise<void> {
  const rows: Row[] = [];
  for (const one of arrived) {
    const words = wordsOf(one);
    if (!words) continue;
    const { store, signal, timeZone } = one;
    const { team = null, by = null } = signal.data;
    const said = await findIdentifiers(queries, store, words.said);
    const names = [words.thanks, by].map(name => maskContacts(name ?? ''));
    const found = [...new Set([...said.found, ...names.flatMap(name => name.found)])];
    const [thanks, giver] = names.map(({ text }) => text || null);
    rows.push({
      ...words,
      ...{ store, team, thanks, giver, found, said: said.text },
      state: found.length ? 'declined' : 'waiting',
      ruled: found.length > 0,
      time: plausibleTime(signal.time, now),
      day: dayOf(signal.time, now, timeZone),
    });
  }
  if (rows.length) await queries.query(insert, [json(rows)]);
}

const insert = `INSERT INTO stories (store, kind, state, ruled, found, time, day, said, giver, thanks, team, about)
  SELECT store, kind, state, ruled, found, time, day, said, giver, thanks, team, nullif(about, 'null'::jsonb)
  FROM jsonb_to_recordset($1::text::jsonb) AS n(store text, kind text, state text, ruled boolean, found jsonb,
    time timestamptz, day date, said text, giver text, thanks text, team text, about jsonb)`;
