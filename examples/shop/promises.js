const day = 86_400_000;
const lastCollection = 16;

/**
 * The shop's promises. The figures are invented, the dates are relative to the day of the demonstration.
 * @param {import('./shop.js').Shop} shop
 * @param {import('./moment.js').State} state
 * @param {import('./words.js').Words} words
 * @param {Date} now
 */
export function promisesFor(shop, state, words, now) {
  const { returns, cutoff, delivery, price } = words.promises;
  const counted = { from: isoDay(now, -62), to: isoDay(now, -1) };
  const evidence = (/** @type {string} */ id, source = 'operations') => ({
    ...shop.figures[id],
    ...counted,
    source,
  });
  const home = state.place === 'storefront';
  return [
    {
      id: 'returns',
      icon: 'returns',
      ...returns,
      detail: returns.detail(oneIn(shop)),
      evidence: evidence('returns'),
    },
    ...(home && state.phase !== 'done'
      ? [{ id: 'cutoff', icon: 'time', ...beforeCutoff(cutoff, state.lang, now) }]
      : []),
    ...(home
      ? [{ id: 'delivery', icon: 'delivery', ...atRisk(delivery, state), evidence: evidence('delivery') }]
      : []),
    { id: 'price', icon: 'price', ...price, evidence: evidence('price', 'customers') },
  ];
}

/** Of how many order lines one was sent back. This figure is real. @param {import('./shop.js').Shop} shop */
const oneIn = ({ counts }) => Math.round(counts.lines / counts.sentBack);

/** @param {Date} now @param {number} days */
const isoDay = (now, days) => new Date(now.getTime() + days * day).toISOString().slice(0, 10);

/** @param {{ title: string, before: (day: string) => string, after: string }} text @param {string} lang @param {Date} now */
function beforeCutoff({ title, before, after }, lang, now) {
  const at = new Date(now);
  at.setHours(lastCollection, 0, 0, 0);
  if (at <= now) at.setDate(at.getDate() + 1);
  const arrives = new Date(at.getTime() + day);
  if (arrives.getDay() === 0) arrives.setDate(arrives.getDate() + 1);
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return { title, cutoff: { at: at.toISOString(), before: before(format.format(arrives)), after } };
}

/** @param {{ title: string, detail: string, remedy: string }} text @param {import('./moment.js').State} state */
const atRisk = ({ title, detail, remedy }, { late }) => ({
  title,
  detail,
  ...(late && { state: 'at-risk', remedy }),
});
