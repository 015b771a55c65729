import { adapt, fromOptions } from './shared/adapt.js';
import { listAt } from './shared/answer.js';
import type { Field } from './shared/field.js';
import { plainText } from './shared/html.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { suggestionOf } from './shared/product.js';
import {
  type CatalogueOptions,
  productOfRecord,
  type RecordOptions,
  withCatalogue,
} from './shared/record.js';
import { readSignal } from './shared/signal.js';

export type { Adapted, AdapterOptions, Item } from './shared/options.js';
export type { Attributes, CatalogueOptions, RecordOptions } from './shared/record.js';

/** Options for items of Amazon Personalize. */
export interface PersonalizeOptions extends AdapterOptions, RecordOptions, CatalogueOptions {}

/** Options for actions of Amazon Personalize. */
export interface PersonalizeActionOptions extends AdapterOptions {
  /** What a customer reads of an action, of which the answer has only the id. */
  title: (actionId: string) => string | undefined;
}

/**
 * Items of `GetRecommendations` or `GetPersonalizedRanking`. Their columns are in `metadata` if the request named them, as
 * the options' `attributes` say; otherwise there are only ids, and `product` in the options has the rest.
 */
export const fromPersonalize = (answer: unknown, options: PersonalizeOptions): Adapted =>
  adapt(answer, {
    noun: 'item',
    items: root => listAt(root, ['itemList'], ['personalizedRanking']),
    suggestion: (item, whole) => {
      const id = item.get('itemId');
      const product = productOfRecord(item.get('metadata'), id, options);
      return suggestionOf(item, withCatalogue(product, options), options, {
        personalize: { itemId: id, recommendationId: whole.get('recommendationId') },
      });
    },
  });

/** Actions of `GetActionRecommendations`: next best actions, which are offers unless the options say otherwise. */
export const fromPersonalizeActions = (answer: unknown, options: PersonalizeActionOptions): Adapted =>
  adapt(answer, {
    noun: 'action',
    items: root => listAt(root, ['actionList']),
    suggestion: (item, whole) => {
      const id = item.get('actionId');
      return {
        id,
        title: titleOf(id, options),
        attribution: { personalize: { actionId: id, recommendationId: whole.get('recommendationId') } },
        ...fromOptions(item, { kind: 'offer', ...options }),
      };
    },
  });

const titleOf = (id: Field, { title }: PersonalizeActionOptions): Field =>
  plainText(id.with(typeof id.value === 'string' ? title(id.value) : undefined));

/** An event for `PutEvents`, in its `eventList`; as the AWS SDK takes it, with a `Date`. */
export interface PersonalizeEvent {
  eventId: string;
  eventType: string;
  itemId: string;
  recommendationId?: string;
  sentAt: Date;
}

/** The shop's event types, by what became of a suggestion. */
export type PersonalizeEventTypes = Partial<Record<'shown' | 'accepted' | 'declined', string>>;

/**
 * What Amazon Personalize wants to be told of an item: that it was accepted, as `AddToCart`, or what the shop's own event
 * types name; undefined for anything else.
 */
export function toPersonalizeEvent(
  signal: unknown,
  eventTypes: PersonalizeEventTypes = { accepted: 'AddToCart' },
): PersonalizeEvent | undefined {
  const told = readSignal(signal, 'personalize');
  const [itemId, recommendationId] = ['itemId', 'recommendationId'].map(name => told?.token(name));
  const eventType = told && eventTypes[told.what as keyof PersonalizeEventTypes];
  if (!itemId || !eventType) return undefined;
  return {
    eventId: told.id,
    eventType,
    itemId,
    ...(recommendationId && { recommendationId }),
    sentAt: told.time,
  };
}

/** An interaction for `PutActionInteractions`; as the AWS SDK takes it, with a `Date`. */
export interface PersonalizeActionInteraction {
  actionId: string;
  eventId: string;
  eventType: 'Viewed' | 'Taken' | 'Not Taken';
  recommendationId?: string;
  sessionId: string;
  timestamp: Date;
  userId?: string;
}

const interactions: Record<string, PersonalizeActionInteraction['eventType']> = {
  shown: 'Viewed',
  accepted: 'Taken',
  declined: 'Not Taken',
};

/**
 * What Amazon Personalize wants to be told of an action: that it was seen, taken or not taken; undefined for anything
 * else. The session is the moment by default, and the user the customer's `ref`.
 */
export function toPersonalizeActionInteraction(
  signal: unknown,
  { sessionId, userId }: { sessionId?: string; userId?: string } = {},
): PersonalizeActionInteraction | undefined {
  const told = readSignal(signal, 'personalize');
  const [actionId, recommendationId] = ['actionId', 'recommendationId'].map(name => told?.token(name));
  const eventType = told && interactions[told.what];
  if (!actionId || !eventType) return undefined;
  const user = userId ?? told.ref;
  return {
    actionId,
    eventId: told.id,
    eventType,
    ...(recommendationId && { recommendationId }),
    sessionId: sessionId ?? told.moment,
    timestamp: told.time,
    ...(user && { userId: user }),
  };
}
