import { onTraffic } from '../../shop/wire.js';
import { countOf } from './counted.js';

/**
 * Counts the signals of this browser: which were made, which the server has acknowledged, how often they were sent, and
 * whether the server's results count any of them more than once.
 */
export class Ledger extends EventTarget {
  #made = new Map();
  #received = new Set();
  #sent = 0;
  /** The effects in the results before the demonstration began, and now. */
  #base = 0;
  #counted = 0;

  /** @param {object} results The server's results before any signal is made. */
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

  /** The number of effects beyond those of the signals that were made. */
  get twice() {
    return Math.max(0, this.#counted - this.#base - effectsOf([...this.#made.values()]));
  }

  /** @param {object} results The server's results. */
  read(results) {
    this.#counted = countOf(results);
    this.dispatchEvent(new Event('change'));
  }
}

/** The number of effects of these signals, if each counts once. @param {object[]} signals */
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

/** The highest revision per question of a response counts. */
function keepLatest(answers, data) {
  const key = `${data.response} ${data.question}`;
  const known = answers.get(key);
  if (!known || known.revision < data.revision) answers.set(key, data);
}
