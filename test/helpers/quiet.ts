/** What reached the console since the last look. A test that expects some takes it; any that is left fails it. */
const heard: string[] = [];

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
  console[level] = (...words: unknown[]) => void heard.push(`${level}: ${words.map(String).join(' ')}`);
addEventListener('error', ({ message }) => {
  // A resize seen late is the browser's own business.
  if (!message.startsWith('ResizeObserver loop')) heard.push(`uncaught: ${message}`);
});
addEventListener('unhandledrejection', ({ reason }) => void heard.push(`unhandled: ${String(reason)}`));

/** Takes what the console heard: the test expected it. */
export const takeConsole = (): string[] => heard.splice(0);

const expectSilence = (when: string) => {
  const stray = takeConsole();
  if (stray.length) throw new Error(`stray console output ${when}:\n${stray.join('\n')}`);
};
// A hook that throws would end the whole file, so each test itself asks, before and after.
const plain = globalThis.it;
globalThis.it = (fact, body) => {
  plain(fact, async () => {
    expectSilence('since the last test');
    await body();
    expectSilence('in this test');
  });
};
