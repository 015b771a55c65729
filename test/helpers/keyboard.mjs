/**
 * A command for tests in the browser: real keys, one after the other, in one go, since a scanner is faster than
 * a command for each key would be. A step is `{ down }` or `{ up }` with a key's name, or `{ wait }` in
 * milliseconds; a key that no keyboard has a name for is `{ unnamed }`.
 */
export const keyboard = () => ({
  name: 'keyboard',
  async executeCommand({ command, payload, session }) {
    if (command !== 'keys') return undefined;
    const page = session.browser.getPage(session.id);
    const hasUnnamed = payload.some(({ unnamed }) => unnamed);
    const wire = hasUnnamed && (await page.createCDPSession());
    for (const { down, up, unnamed, wait } of payload) {
      if (down) await page.keyboard.down(down);
      else if (up) await page.keyboard.up(up);
      else if (unnamed)
        for (const type of ['rawKeyDown', 'keyUp'])
          await wire.send('Input.dispatchKeyEvent', {
            type,
            key: 'Unidentified',
            windowsVirtualKeyCode: 229,
          });
      else await new Promise(resolve => setTimeout(resolve, wait));
    }
    if (wire) await wire.detach();
    return true;
  },
});
