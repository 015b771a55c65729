import { onTraffic } from '../../shop/wire.js';
import { countOf } from './counted.js';

/**
 * Keeps account of the signals of this browser: which were made, which the server has acknowledged, how often they
 * were sent, and whether its results count anything more than once.
 */
export class Ledger extends EventTarget {
  #made = new Map();
  #received = new Set();
  #sent = 0;
  /** What the results counted before the demonstration began, and count now. */
  #base = 0;
  #counted = 0;

  /** @param {object} results What the server's results are now, before anything is made. */
  constructor(results) {
    super();
    this.#base = this.#counted = countOf(results);
    onTraffic(({ made = [], sent = [], received = [] }) => {
      for (const signal of [...made, ...sent]) this.#made.set(signal.id, signal);
      for (const id of received) this.#received.add(id);
      this.#sent += sent.length;
      this.dispatchEvent(new Event('change'));
    });
  }

  get made() {
    return this.#made.size;
  }

  get received() {
    return this.#received.size;
  }

  get waiting() {
    return this.made - this.received;
  }

  get sent() {
    return this.#sent;
  }

  /** How much more the results count than was made. */
  get twice() {
    return Math.max(0, this.#counted - this.#base - effectsOf([...this.#made.values()]));
  }

  /** @param {object} results The server's results. */
  read(results) {
    this.#counted = countOf(results);
    this.dispatchEvent(new Event('change'));
  }
}

/** What the results count of these signals, if each has its effect once. @param {object[]} signals */
export function effectsOf(signals) {
  const moments = new Set();
  const answers = new Map();
  let others = 0;
  for (const { type, data } of signals.filter(signal => signal.data.mode !== 'training')) {
    if (/\.moment\.(completed|voided|returned)$/.test(type)) moments.add(data.moment);
    else if (type.endsWith('.feedback.answered')) keepLatest(answers, data);
    else if (/\.(promise|suggestion|feedback)\.\w+$/.test(type)) others += 1;
  }
  const given = [...answers.values()].filter(({ answer }) => answer !== null);
  return moments.size + given.length + others;
}

/** Of each question of a response the highest revision counts. */
function keepLatest(answers, data) {
  const key = `${data.response} ${data.question}`;
  const known = answers.get(key);
  if (!known || known.revision < data.revision) answers.set(key, data);
}
