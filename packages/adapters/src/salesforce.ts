import { adapt, fromOptions } from './shared/adapt.js';
import { listAt } from './shared/answer.js';
import type { Field } from './shared/field.js';
import { plainText } from './shared/html.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { readSignal } from './shared/signal.js';

export type { Adapted, AdapterOptions, Item } from './shared/options.js';

/**
 * Recommendations of Salesforce's Next Best Action, from `/connect/recommendation-strategies/{name}/recommendations`.
 * They are offers unless the options say otherwise; its labels for accepting and rejecting are kept.
 */
export const fromNextBestAction = (answer: unknown, options: AdapterOptions): Adapted =>
  adapt(answer, {
    noun: 'recommendation',
    items: root =>
      listAt(root, ['recommendations']) ??
      (root.get(0, 'errorCode').isMissing ? listAt(root, []) : undefined),
    suggestion: (item, whole) => {
      const name = item.first(['target', 'name'], 'description');
      const description = item.get('description');
      const id = item.first('externalId', ['target', 'id']);
      const own = options.id?.(item.value as never);
      return {
        id: own === undefined ? id : id.with(own),
        title: plainText(name),
        detail: name.path === description.path ? undefined : plainText(description, 500),
        accept: { label: plainText(item.get('acceptanceLabel'), 80) },
        decline: { label: plainText(item.get('rejectionLabel'), 80) },
        attribution: {
          salesforce: {
            targetId: needed(item.get('target', 'id')),
            targetActionName: needed(item.get('targetAction', 'name')),
            targetActionId: item.get('targetAction', 'id'),
            externalId: item.get('externalId'),
            executionId: whole.get('executionId'),
            onBehalfOfId: whole.get('onBehalfOfId'),
          },
        },
        ...fromOptions(item, { kind: 'offer', ...options }),
      };
    },
  });

/** What a reaction cannot do without. */
const needed = (field: Field): Field =>
  field.isMissing ? field.wrong('what reactions are told by', 'required') : field;

/** A reaction, for a POST to `/connect/recommendation-strategies/reactions`. */
export interface NextBestActionReaction {
  reactionType: 'Accepted' | 'Rejected';
  strategyName: string;
  targetId: string;
  targetActionName: string;
  targetActionId?: string;
  externalId?: string;
  executionId?: string;
  onBehalfOfId?: string;
  contextRecordId?: string;
}

const reactions: Record<string, NextBestActionReaction['reactionType']> = {
  accepted: 'Accepted',
  declined: 'Rejected',
  replaced: 'Rejected',
};

/** What Next Best Action wants to be told: that it was accepted or rejected; undefined for anything else. */
export function toNextBestActionReaction(
  signal: unknown,
  context: { strategyName: string; contextRecordId?: string },
): NextBestActionReaction | undefined {
  const told = readSignal(signal, 'salesforce');
  const reactionType = told && reactions[told.what];
  const [targetId, targetActionName] = ['targetId', 'targetActionName'].map(name => told?.token(name));
  if (!reactionType || !targetId || !targetActionName) return undefined;
  const optional = ['targetActionId', 'externalId', 'executionId', 'onBehalfOfId'] as const;
  const more = optional.flatMap(name => {
    const value = told.token(name);
    return value ? [[name, value]] : [];
  });
  return {
    ...context,
    reactionType,
    targetId,
    targetActionName,
    ...(Object.fromEntries(more) as Partial<Record<(typeof optional)[number], string>>),
  };
}
