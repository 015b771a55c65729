#!/usr/bin/env node
import { importCommand } from './cli/import.js';
import { serveCommand } from './cli/serve.js';
import { verifyCommand } from './cli/verify.js';
import { verifyHostCommand } from './cli/verify-host.js';

const usage = `tillside serve [--config tillside.yaml] [--data FOLDER] [--port 8787] [--host 127.0.0.1]
tillside import FILE.csv [--store ID] [--column order=NAME …] [--currency GBP] [--report refused.csv]
tillside verify-sink URL [--key KEY] [--origin ORIGIN] [--count URL [--count-key KEY]]
tillside verify-host URL [--only scans,focus …] [--viewport 1280x800] [--code CODE] [--browser PATH] [--json]

The data is in the folder tillside-data, or in the PostgreSQL that DATABASE_URL names.
`;

const commands: Record<string, (args: readonly string[]) => Promise<number>> = {
  serve: serveCommand,
  import: importCommand,
  'verify-sink': verifyCommand,
  'verify-host': verifyHostCommand,
  help: () => {
    process.stdout.write(usage);
    return Promise.resolve(0);
  },
};

// Whoever reads only the beginning, as `head` does, has all they want.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
});

const [name = 'serve', ...args] = process.argv.slice(2);
const wantsHelp = [name, ...args].some(word => /^(-h|--help)$/.test(word));
const isOption = name.startsWith('-');
const command = commands[wantsHelp ? 'help' : isOption ? 'serve' : name];

if (command) {
  try {
    process.exitCode = await command(isOption ? [name, ...args] : args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(`There is no command ${name}.\n\n${usage}`);
  process.exitCode = 1;
}
