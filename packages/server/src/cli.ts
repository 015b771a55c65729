#!/usr/bin/env node
import { evaluateCommand } from './cli/evaluate.js';
import { importCommand } from './cli/import.js';
import { portraitsCommand } from './cli/portraits.js';
import { serveCommand } from './cli/serve.js';
import { verifySinkCommand } from './cli/verify-sink.js';
import { verifyHostCommand } from './cli/verify-host.js';

const usage = `tillside serve [--config tillside.yaml] [--data FOLDER] [--port 8787] [--host 127.0.0.1]
               [--origin http://localhost:5173 …]
tillside import FILE.csv [--store ID] [--column order=NAME …] [--currency GBP]
                [--decimal .] [--dates dmy] [--variant-of COLUMN] [--report refused.csv]
tillside portraits [--store ID]
tillside evaluate FILE.csv [--column order=NAME …] [--decimal .] [--dates dmy] [--variant-of COLUMN]
                [--only PATTERN] [--from DAY] [--choose-from DAY]
tillside verify-sink URL [--key KEY] [--origin ORIGIN] [--count URL [--count-key KEY]] [--thorough]
                (URL?promise=ID returns a number; the total of all signals also works)
tillside verify-host URL [--only scans,focus …] [--viewport 1280x800] [--code CODE] [--browser PATH] [--json]

The data is stored in the folder tillside-data, or in the PostgreSQL database of DATABASE_URL.
`;

const commands: Record<string, (args: readonly string[]) => Promise<number>> = {
  serve: serveCommand,
  import: importCommand,
  portraits: portraitsCommand,
  evaluate: evaluateCommand,
  'verify-sink': verifySinkCommand,
  'verify-host': verifyHostCommand,
  help: () => {
    process.stdout.write(usage);
    return Promise.resolve(0);
  },
};

// A reader such as `head` closes the pipe early.
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
  process.stderr.write(`Unknown command: ${name}\n\n${usage}`);
  process.exitCode = 1;
}
