import { adapt } from './shared/adapt.js';
import { listAt } from './shared/answer.js';
import { Field } from './shared/field.js';
import type { Adapted, AdapterOptions } from './shared/options.js';
import { suggestionOf } from './shared/product.js';
import {
  type CatalogueOptions,
  productOfRecord,
  type RecordOptions,
  withCatalogue,
} from './shared/record.js';
import { isProduct, readSignal } from './shared/signal.js';

export type { Adapted, AdapterOptions, Item } from './shared/options.js';
export type { Attributes, CatalogueOptions, RecordOptions } from './shared/record.js';

/** Options for Algolia Recommend. */
export interface AlgoliaOptions extends AdapterOptions, RecordOptions, CatalogueOptions {
  /** The index of the products: events name it. */
  index: string;
}

/**
 * Hits of Algolia Recommend: an answer with `results`, one result, or a list of hits. Records are of the shop's own
 * making, so the options name their attributes. `queryID` is there if the request asked for `clickAnalytics`.
 */
export function fromAlgolia(answer: unknown, options: AlgoliaOptions): Adapted {
  const queries = new Map<Field, Field>();
  return adapt(answer, {
    noun: 'hit',
    items: root => {
      const results = listAt(root, ['results']) ?? [root];
      const hits = results.map(result => ({ query: result.get('queryID'), hits: listAt(result, ['hits']) }));
      for (const { query, hits: each = [] } of hits) for (const hit of each) queries.set(hit, query);
      return hits.some(each => each.hits) ? [...queries.keys()] : results.length ? listAt(root, []) : [];
    },
    suggestion: hit => {
      const id = hit.get('objectID');
      return suggestionOf(hit, withCatalogue(productOfRecord(hit, id, options), options), options, {
        algolia: {
          index: new Field(options.index, '/index'),
          objectID: id,
          queryID: queries.get(hit),
        },
      });
    },
  });
}

/** An event of Algolia's Insights API, in its `events`. */
export interface AlgoliaEvent {
  eventType: 'view' | 'conversion';
  eventSubtype?: 'addToCart';
  eventName: string;
  index: string;
  userToken: string;
  /** Milliseconds since the epoch. */
  timestamp: number;
  objectIDs: [string];
  queryID?: string;
}

/**
 * What Algolia wants to be told: that a suggestion was shown, and that it was accepted; undefined for anything else. The
 * `userToken` is the one that the request had.
 */
export function toAlgoliaEvent(
  signal: unknown,
  { userToken }: { userToken: string },
): AlgoliaEvent | undefined {
  const told = readSignal(signal, 'algolia');
  const [index, objectID, queryID] = ['index', 'objectID', 'queryID'].map(name => told?.token(name));
  if (!told || !index || !objectID) return undefined;
  const event = { index, userToken, timestamp: told.time.getTime(), objectIDs: [objectID] as [string] };
  if (told.what === 'shown') return { eventType: 'view', eventName: 'Suggestion Shown', ...event };
  if (told.what !== 'accepted') return undefined;
  return {
    eventType: 'conversion',
    ...(isProduct(told) && { eventSubtype: 'addToCart' }),
    eventName: 'Suggestion Accepted',
    ...event,
    ...(queryID && { queryID }),
  };
}
