import { kills } from './kills.js';
import { network } from './network.js';
import type { Row } from './row.js';
import { servers } from './servers.js';
import { storage } from './storage.js';
import { tabs } from './tabs.js';

/** The table, from top to bottom. */
export const rows: Row[] = [...kills, ...tabs, ...network, ...storage, ...servers];
