import { addresses } from './addresses.js';
import { answers } from './answers.js';
import { erasures } from './erasures.js';
import { huddle } from './huddle.js';
import { kills } from './kills.js';
import { network } from './network.js';
import type { Row } from './row.js';
import { servers } from './servers.js';
import { storage } from './storage.js';
import { tabs } from './tabs.js';

/** All rows of the table, in order. */
export const rows: Row[] = [
  ...kills,
  ...tabs,
  ...network,
  ...answers,
  ...addresses,
  ...erasures,
  ...storage,
  ...servers,
  ...huddle,
];
