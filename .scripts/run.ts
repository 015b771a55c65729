import { spawn } from 'node:child_process';

/** How a command is run. */
export interface RunOptions {
  /** Keeps what it prints for the caller, in place of showing it. */
  quiet?: boolean;
  /** Variables beside those of this process. */
  env?: Record<string, string>;
  cwd?: string;
}

export interface RunResult {
  code: number;
  /** Everything it printed, if it ran quietly. */
  output: string;
}

/** Runs a command, with the project's own tools on the path; never rejects. */
export const run = (
  command: string,
  args: readonly string[] = [],
  { quiet = false, env = {}, cwd }: RunOptions = {},
): Promise<RunResult> =>
  new Promise(resolve => {
    const child = spawn(command, args, {
      cwd,
      shell: process.platform === 'win32',
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
    });
    let output = '';
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
    child.on('error', ({ message }) => resolve({ code: 1, output: message }));
    child.on('close', code => resolve({ code: code ?? 1, output }));
  });

/** Runs tasks side by side, `width` at a time. */
export async function inParallel(tasks: readonly (() => Promise<void>)[], width = 2): Promise<void> {
  const waiting = [...tasks];
  const work = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: width }, work));
}
