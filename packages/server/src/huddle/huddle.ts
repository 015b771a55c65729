import type { HuddleInput } from '@tillside/contract';
import type { StoreConfig } from '../config/types.js';
import type { Services } from '../context.js';
import type { Days } from './period.js';
import { readPortraits } from './portraits/portraits.js';
import { readResults } from './results/results.js';
import type { Team } from './teams.js';
import { readStories, readThanks } from './stories/read-stories.js';

/** The huddle of a team: what the shop's own people see. */
export async function huddleFor(
  services: Services,
  store: StoreConfig,
  team: Team,
  period: Days,
): Promise<HuddleInput> {
  return {
    version: 1,
    id: team.id === store.id ? store.id : `${store.id}/${team.id}`,
    asOf: services.now().toISOString(),
    ...(store.locale !== undefined && { locale: store.locale }),
    team,
    period,
    results: await readResults(services, store, period),
    portraits: await readPortraits(services, store),
    news: store.huddle.news.map(({ owner, ...news }) => ({ ...news, ...(owner !== undefined && { owner }) })),
    stories: await readStories(services, store),
    thanks: await readThanks(services, store),
  };
}
