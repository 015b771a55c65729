import { spawn } from 'node:child_process';

/** Runs a command; resolves with its exit code and, where it is not shown at once, everything that it printed. */
export const run = (command, args = [], { quiet = false, env = {}, cwd } = {}) =>
  new Promise(resolve => {
    const child = spawn(command, args, {
      cwd,
      shell: process.platform === 'win32',
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
    });
    let output = '';
    child.stdout?.on('data', data => (output += data));
    child.stderr?.on('data', data => (output += data));
    child.on('error', error => resolve({ code: 1, output: error.message }));
    child.on('close', code => resolve({ code: code ?? 1, output }));
  });

/** Runs commands side by side, `width` at a time. */
export const inParallel = async (tasks, width = 2) => {
  const waiting = [...tasks];
  const work = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: width }, work));
};
