export { createApp, type App, type AppOptions } from './app.js';
export { configOf } from './config/check.js';
export { ConfigError, loadConfig, parseConfig } from './config/load.js';
export type { Config, ConfigInput, Keys, StoreConfig } from './config/types.js';
export { jsonLog, type Log } from './http/log.js';
export type { Database, Queries, Row } from './store/database.js';
export { openStore } from './store/open.js';
