import { parseArgs } from 'node:util';
import { loadConfig } from '../config/load.js';
import { jsonLog } from '../http/log.js';
import { serve } from '../serve.js';
import { configFile, databasePlace } from './files.js';

const portOf = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError(`--port: no port is ${text}`);
  return port;
};

/** `tillside serve`: until it is asked to end. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string', default: process.env.PORT ?? '8787' },
      host: { type: 'string', default: process.env.HOST ?? '127.0.0.1' },
    },
  });
  const log = jsonLog(text => process.stdout.write(text));
  const { file, isNew } = configFile(values.config);
  const config = loadConfig(file);
  const { address, close } = await serve({
    config,
    database: databasePlace(values.data),
    port: portOf(values.port),
    host: values.host,
    log,
  });
  if (isNew) process.stderr.write(`Wrote ${file} with keys of its own.\n`);
  log({ level: 'info', message: 'listening', address, config: file });
  const signal = await new Promise<string>(resolve => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, resolve);
  });
  log({ level: 'info', message: 'ending', signal });
  await close();
  log({ level: 'info', message: 'ended' });
  return 0;
}
