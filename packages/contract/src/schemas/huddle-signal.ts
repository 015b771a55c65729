import { z } from 'zod';
import { Label, text, TextId as Id, Title } from './formats.js';
import { cloudEvent } from './signal.js';
import { storyAbout } from './story.js';

const base = {
  huddle: Id,
  team: Id.optional(),
  by: Label.optional().describe('Who it was: a first name or a role, only if the person said so.'),
};
const signal = <N extends string, S extends z.ZodRawShape>(name: N, data: S) =>
  cloudEvent(name, z.object(base).extend(data));

const result = { result: Id };
const portrait = { portrait: Id };
const news = { news: Id };

/** A signal of a huddle: something that happened at the team's screen. */
export const HuddleSignal = z
  .discriminatedUnion('type', [
    signal('result.shown', result),
    signal('result.opened', result),
    signal('action.taken', { result: Id, action: Id }),
    signal('portrait.shown', portrait),
    signal('portrait.opened', portrait),
    signal('story.shown', { story: Id }),
    signal('story.told', {
      text: text(600),
      about: storyAbout(Id, Title.optional()).optional(),
      thanks: Label.optional().describe('Whom it thanks: a first name or a role.'),
    }),
    signal('story.shared', { story: Id, channel: z.enum(['share', 'copy']) }),
    signal('thanks.given', {
      to: Label.describe('Who is thanked: a first name or a role.'),
      for: text(240),
      promise: Id.optional(),
    }),
    signal('news.shown', news),
    signal('news.told', news),
  ])
  .meta({
    title: 'HuddleSignal',
    description: "A CloudEvents 1.0 event that reports what happened at the team's screen.",
  });
