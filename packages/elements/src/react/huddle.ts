import { createComponent, type EventName } from '@lit/react';
import * as react from 'react';
import type { TillHuddleChangeEvent } from '../events/till-huddle-change.js';
import type { TillHuddleSignalEvent } from '../events/till-huddle-signal.js';
import type { TillOutboxChangeEvent } from '../events/till-outbox-change.js';
import type { TillProblemEvent } from '../events/till-problem.js';
import '../huddle/define.js';
import { TillHuddle as HuddleElement } from '../huddle/till-huddle.js';
import '../huddle/result/define.js';
import { TillResult as ResultElement } from '../huddle/result/till-result.js';
import '../huddle/portrait/define.js';
import { TillPortrait as PortraitElement } from '../huddle/portrait/till-portrait.js';
import '../huddle/story/define.js';
import { TillStory as StoryElement } from '../huddle/story/till-story.js';
import '../huddle/thanks/define.js';
import { TillThanks as ThanksElement } from '../huddle/thanks/till-thanks.js';
import '../huddle/news/define.js';
import { TillNews as NewsElement } from '../huddle/news/till-news.js';
import { finalized, type TillComponent } from './component.js';

export type { HtmlProps, TillComponent } from './component.js';

const widgetEvents = {
  onSignal: 'till-signal' as EventName<TillHuddleSignalEvent>,
  onProblem: 'till-problem' as EventName<TillProblemEvent>,
};
const huddleEvents = {
  ...widgetEvents,
  onHuddleChange: 'till-huddle-change' as EventName<TillHuddleChangeEvent>,
  onOutboxChange: 'till-outbox-change' as EventName<TillOutboxChangeEvent>,
};

/** `<till-huddle>` for React 18 and 19, with its objects and listeners also where a server has rendered it. */
export const TillHuddle = createComponent({
  react,
  tagName: 'till-huddle',
  elementClass: finalized(HuddleElement),
  displayName: 'TillHuddle',
  events: huddleEvents,
}) as TillComponent<'till-huddle', typeof huddleEvents>;

/** `<till-result>` for React 18 and 19. */
export const TillResult = createComponent({
  react,
  tagName: 'till-result',
  elementClass: finalized(ResultElement),
  displayName: 'TillResult',
  events: widgetEvents,
}) as TillComponent<'till-result', typeof widgetEvents>;

/** `<till-portrait>` for React 18 and 19. */
export const TillPortrait = createComponent({
  react,
  tagName: 'till-portrait',
  elementClass: finalized(PortraitElement),
  displayName: 'TillPortrait',
  events: widgetEvents,
}) as TillComponent<'till-portrait', typeof widgetEvents>;

/** `<till-story>` for React 18 and 19. */
export const TillStory = createComponent({
  react,
  tagName: 'till-story',
  elementClass: finalized(StoryElement),
  displayName: 'TillStory',
  events: widgetEvents,
}) as TillComponent<'till-story', typeof widgetEvents>;

/** `<till-thanks>` for React 18 and 19. */
export const TillThanks = createComponent({
  react,
  tagName: 'till-thanks',
  elementClass: finalized(ThanksElement),
  displayName: 'TillThanks',
  events: widgetEvents,
}) as TillComponent<'till-thanks', typeof widgetEvents>;

/** `<till-news>` for React 18 and 19. */
export const TillNews = createComponent({
  react,
  tagName: 'till-news',
  elementClass: finalized(NewsElement),
  displayName: 'TillNews',
  events: widgetEvents,
}) as TillComponent<'till-news', typeof widgetEvents>;
