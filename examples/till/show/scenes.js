import { setNetwork } from '../../shop/wire.js';
import { pause, until } from './player.js';
import { countWrites, traces } from './watch.js';
import { say } from './words.js';

const stand = '22423';
const jam = '22961';
/** Products that are unrelated to the suggestion on screen. */
const others = ['22960', '22962', '22963', '22666', '22625', '22720', '21212', '22966', '21843', '22961'];
const reading = 3200;

/**
 * The stage of a scene.
 * @typedef {object} Stage
 * @property {import('./hands.js').Pane} till
 * @property {import('./hands.js').Pane} customer
 * @property {import('./ledger.js').Ledger} ledger
 * @property {(text: string) => void} caption
 * @property {(tab: 'till' | 'customer' | 'results') => void} look Shows a pane if there is room for only one.
 * @property {(text: string) => void} counter
 * @property {() => Promise<void>} refresh Reads the results.
 */

/** The scenes, in order. @type {Record<string, (stage: Stage) => Promise<void>>} */
export const scenes = {
  async scans(stage) {
    const { till, customer, caption, counter } = stage;
    await begin(stage);
    caption(say().scenes.scans.begin);
    till.scan(stand);
    await until('no hint came', () => till.hint);
    await pause(reading);
    const watch = countWrites([till.document, customer.document]);
    const codes = [...others, ...others];
    for (const [at, code] of codes.entries()) {
      till.scan(code);
      counter(say().counter(at + 1, watch.writes));
      await pause(70);
    }
    await pause(1000);
    counter(say().counter(codes.length, watch.writes));
    caption(say().scenes.scans.end(codes.length, watch.writes));
    watch.end();
  },

  async hint(stage) {
    const { till, caption } = stage;
    await begin(stage);
    till.scan(stand);
    const title = (await until('no hint came', () => till.hint)).ariaLabel;
    caption(say().scenes.hint.begin);
    await pause(reading);
    const { product } = till.provider.moment.suggestions.find(suggestion => suggestion.title === title);
    till.scan(product.id);
    await until('the hint stayed', () => till.hint?.ariaLabel !== title);
    caption(say().scenes.hint.end);
  },

  async consent(stage) {
    const { till, caption } = stage;
    await begin(stage);
    await till.press(till.find('[name=loyalty]'));
    caption(say().scenes.consent.begin);
    await pause(reading);
    await till.press(till.find('[name=consent]'));
    await until('no hint came', () => till.hint);
    caption(say().scenes.consent.given);
    await pause(reading);
    await till.press(till.find('[name=consent]'));
    await until('the hint stayed', () => !till.hint);
    caption(say().scenes.consent.end);
  },

  async offline(stage) {
    const { till, customer, caption, look } = stage;
    await begin(stage);
    setNetwork('off');
    caption(say().scenes.offline.begin);
    till.scan(jam);
    await pause(reading / 2);
    await pay(stage);
    look('customer');
    await answer(stage);
    await until('the answer was not saved', () => customer.find('till-feedback[status=saved]'));
    caption(say().scenes.offline.answer);
    await pause(reading);
    look('till');
    await until('nobody was called', () => till.hint);
    caption(say().scenes.offline.care);
    await pause(reading);
    await till.press(till.inside('till-suggestion', '[part=accept]'));
    look('results');
    await pause(reading / 2);
    await deliver(stage);
    caption(say().scenes.offline.end);
  },

  async kill(stage) {
    const { till, ledger, caption, look, refresh } = stage;
    await begin(stage);
    await deliver(stage);
    // What is seen on screen just now waits already, and is delivered with the signals of this scene.
    const before = { delivered: ledger.received, twice: ledger.twice };
    setNetwork('deaf');
    caption(say().scenes.kill.begin);
    till.scan(stand);
    await until('no hint came', () => till.hint);
    await pause(reading / 2);
    await till.press(till.inside('till-suggestion', '[part=asked]'));
    await pause(reading / 3);
    await till.press(till.inside('till-suggestion', '[part=accept]'));
    await until('nothing was added', () => till.document.querySelectorAll('.line').length > 1);
    await pause(reading / 3);
    caption(say().scenes.kill.killed);
    till.kill();
    await pause(reading);
    till.open();
    await until('the till did not come back', () => till.find('.line'));
    await pause(reading / 3);
    await pay(stage);
    look('results');
    await deliver(stage);
    await refresh();
    const { made, received, twice } = ledger;
    caption(
      say().scenes.kill.end(
        made - before.delivered,
        received - before.delivered,
        Math.max(0, twice - before.twice),
      ),
    );
  },

  async next(stage) {
    const { till, customer, caption, look } = stage;
    await begin(stage);
    till.scan(jam);
    till.find('[name=loyalty]').click();
    till.find('[name=consent]').click();
    await pay(stage);
    const { ref } = till.provider.moment.customer;
    look('customer');
    await answer(stage);
    caption(say().scenes.next.begin);
    await till.press(
      await until('there is no way on', () => customer.inside('till-feedback', '[part=next]')),
    );
    const field = await until('there is nowhere to write', () =>
      customer.inside('till-feedback', 'textarea'),
    );
    await write(field, say().writes);
    await pause(reading / 2);
    look('till');
    await till.press(till.find('[name=next]'));
    await until('the screens stayed', () => !customer.inside('till-feedback', 'textarea'));
    await deliver(stage);
    const found = await traces([say().writes, ref], [till.document, customer.document]);
    caption(say().scenes.next.end(found));
  },
};

/** Ensures that the till is loaded, works and has no customer. @param {Stage} stage */
async function begin({ till, customer, counter, look }) {
  setNetwork('on');
  counter('');
  look('till');
  if (!till.document) till.open();
  await until('the till is not there', () => till.find('[name=void], [name=back], [name=next]'));
  await until('the second screen is not there', () => customer.provider);
  till.find('[name=back]')?.click();
  till.find('[name=void]:enabled, [name=next]')?.click();
  till.find('[value=sale]').click();
  await pause(300);
}

/** @param {Stage} stage */
async function pay({ till }) {
  await till.press(till.find('[name=pay]'));
  await pause(700);
  await till.press(till.find('[name=approve]'));
}

/** The customer gives a 2. @param {Stage} stage */
async function answer({ customer }) {
  const two = await until('the customer is not asked', () => {
    const form = customer.find('till-feedback:not([hidden])');
    return form?.shadowRoot?.querySelector('label:nth-of-type(2) input');
  });
  await pause(reading / 3);
  await customer.press(two);
}

/** @param {HTMLTextAreaElement} field @param {string} text */
async function write(field, text) {
  for (const letter of text) {
    field.value += letter;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await pause(45);
  }
}

/** Turns the network on, and waits until all signals are delivered. @param {Stage} stage */
async function deliver({ till, customer, ledger, refresh }) {
  setNetwork('on');
  await until('something is still on its way', () => {
    for (const { provider } of [customer, till]) void provider?.flush?.();
    return ledger.waiting === 0;
  });
  await refresh();
}
