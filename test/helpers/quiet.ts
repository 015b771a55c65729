/** The console output since the last check. A test takes the output that it expects; any other output fails it. */
const heard: string[] = [];

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
  console[level] = (...words: unknown[]) => void heard.push(`${level}: ${words.map(String).join(' ')}`);
addEventListener('error', ({ message }) => {
  // A late resize observation is no error of the page.
  if (!message.startsWith('ResizeObserver loop')) heard.push(`uncaught: ${message}`);
});
addEventListener('unhandledrejection', ({ reason }) => void heard.push(`unhandled: ${String(reason)}`));

/** Returns and clears the console output, which the test expects. */
export const takeConsole = (): string[] => heard.splice(0);

const expectSilence = (when: string) => {
  const stray = takeConsole();
  if (stray.length) throw new Error(`stray console output ${when}:\n${stray.join('\n')}`);
};
// A hook that throws would end the whole file, so each test itself checks, before and after.
const plain = globalThis.it;
globalThis.it = (fact, body) => {
  plain(fact, async () => {
    expectSilence('since the last test');
    await body();
    expectSilence('in this test');
  });
};
