export { createApp, type App, type AppOptions } from './app.js';
export { configOf } from './config/check.js';
export { ConfigError, loadConfig, parseConfig } from './config/load.js';
export type { Config, ConfigInput, Keys, StoreConfig } from './config/types.js';
export { jsonLog, type Log } from './http/log.js';
export type { Database, Queries, Row } from './store/database.js';
export { openStore } from './store/open.js';
export { importFile, type Imported, type ImportOptions, type Refusal } from './orders/import.js';
export { serve, type ServeOptions, type Serving } from './serve.js';
export { tableOf, type Verdict, verifySink, type VerifyOptions } from './sink/verify.js';
export {
  checkIds,
  type HostVerdict,
  linesOf,
  sumOf,
  verifyHost,
  type VerifyHostOptions,
} from './verify-host/verify.js';
export type { Finding } from './verify-host/finding.js';
