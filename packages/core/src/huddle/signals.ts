import type { HuddleSignal, HuddleSignalData, HuddleSignalName } from '@tillside/contract';
import { uuid } from '../uuid.js';

/** The context of a signal of a huddle. */
export interface HuddleSignalContext {
  /** The huddle in which it happened. */
  huddle: { id: string; team?: { id: string } };
  /** Who it was, only if the person said so: a first name or a role. */
  by?: string | null | undefined;
  /** URI of the screen's page or till. */
  source: string;
  /** Milliseconds since the epoch. */
  now: number;
}

/**
 * Makes a signal of a huddle, with the same attributes as `makeSignal`: a CloudEvents 1.0 event in JSON, whose id and
 * time are fixed when it happens. `subject` is what it is about, for example `result/returns`. It may have invalid parts: the contract's `checkHuddleSignal` decides
 * whether it can be sent.
 */
export const makeHuddleSignal = <N extends HuddleSignalName>(
  name: N,
  subject: string,
  data: HuddleSignalData[N],
  { huddle, by, source, now }: HuddleSignalContext,
): HuddleSignal<N> => ({
  specversion: '1.0',
  id: uuid(),
  source,
  type: `dev.tillside.${name}`,
  // No time at all for one that is none: `checkHuddleSignal` tells.
  time: new Date(now).toJSON(),
  subject,
  datacontenttype: 'application/json',
  dataschema: 'https://tillside.dev/schemas/1/huddle-signal.json',
  data: {
    huddle: huddle.id,
    ...(huddle.team && { team: huddle.team.id }),
    ...(by && { by }),
    ...data,
  },
});
