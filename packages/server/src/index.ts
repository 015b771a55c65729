export { createApp, type App, type AppOptions } from './app.js';
export { type ConfigFault, configOf } from './config/check.js';
export { ConfigError, loadConfig, parseConfig } from './config/load.js';
export type { Config, ConfigInput, Keys, StoreConfig } from './config/types.js';
export type { Connection } from './http/client-address.js';
export { jsonLog, type Log } from './http/log.js';
export type { Database, OpenOptions, Queries, Row } from './database/database.js';
export { openDatabase } from './database/open-database.js';
export type { Column, FileKind } from './orders/columns.js';
export type { CountProgress } from './orders/count.js';
export type { DecimalMark } from './orders/decimal.js';
export type { CsvEncoding } from './orders/encoding.js';
export { importFile, type Imported, type ImportOptions, type Refusal } from './orders/import.js';
export type { DateOrder } from './orders/times.js';
export { serve, type ServeOptions, type Serving } from './serve.js';
export type { Lookup, Sink } from './verify-sink/sink.js';
export { tableOf, type Verdict, verifySink, type VerifyOptions } from './verify-sink/verify-sink.js';
export {
  checkIds,
  type HostVerdict,
  linesOf,
  sumOf,
  verifyHost,
  type VerifyHostOptions,
} from './verify-host/verify-host.js';
export type { Finding } from './verify-host/finding.js';
