/** Prints the duration of a first render and of a scan, with their limits: `npm run bench`. */
import puppeteer from 'puppeteer-core';
import { ensureChromium } from '../browsers/install.js';
import { build } from '../../.scripts/build.js';
import { median, quantile, table } from './figures.mjs';
import { serve } from './pages.mjs';

const budget = 1.5;
const aim = 1.3;
const faults = [];

const renders = [
  { name: '1 promise + 1 suggestion + 1 form, data set to layout done', from: 'data', pairs: 201, budget },
  { name: '  the same, and the elements made', from: 'all', pairs: 201 },
  { name: '100 of each, in 100 moments', from: 'data', moments: 100, pairs: 31 },
  { name: '100 of each, in 1 moment', from: 'data', each: 100, pairs: 31 },
];

/** Calls a function of a module in the page. */
const call = (page, module, name, ...args) =>
  page.evaluate(async (path, name, args) => (await import(path))[name](...args), module, name, args);

const benchRenders = async page => {
  const module = './render.mjs';
  const unlike = await call(page, module, 'difference');
  if (unlike) faults.push(`The two do not draw the same: ${unlike.join(' | ')}`);
  const rows = [
    ['First render, ms (medians)', 'Tillside', 'by hand', 'ratio', 'quartiles of pairs', 'pairs', 'budget'],
  ];
  const taken = new Map();
  for (const { name, from, budget, ...options } of renders) {
    const key = JSON.stringify(options);
    const pairs = taken.get(key) ?? (await call(page, module, 'compare', options));
    taken.set(key, pairs);
    const [till, plain] = ['till', 'plain'].map(prefix => median(pairs.map(pair => pair[prefix][from])));
    const ratios = pairs.map(pair => pair.till[from] / pair.plain[from]);
    const quartiles = [0.25, 0.75].map(share => quantile(ratios, share).toFixed(2)).join(' to ');
    const limit = budget ? `≤ ${budget}, aim ${aim}` : '';
    if (budget && till / plain > budget) faults.push(`The first render takes more than ${budget} times.`);
    rows.push([
      name,
      till.toFixed(2),
      plain.toFixed(2),
      (till / plain).toFixed(2),
      quartiles,
      `${pairs.length}`,
      limit,
    ]);
  }
  console.log(`${table(rows)}\n`);
};

const benchScans = async page => {
  const module = './scan.mjs';
  const cdp = await page.createCDPSession();
  const rows = [['A scan that changes nothing visible', 'median', 'p95', 'DOM writes', 'scans', 'budget']];
  await call(page, module, 'open', 2000);
  for (const rate of [1, 6]) {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    const { samples, writes } = await call(page, module, 'time', 200);
    const [half, most] = [0.5, 0.95].map(share => `${quantile(samples, share).toFixed(2)} ms`);
    if (rate > 1 && quantile(samples, 0.5) > 1)
      faults.push('A scan that changes nothing takes more than 1 ms.');
    if (writes) faults.push(`${writes} DOM writes for scans that change nothing visible.`);
    rows.push([
      rate > 1 ? `  CPU slowed ${rate} times` : '  this CPU',
      half,
      most,
      `${writes}`,
      '200',
      rate > 1 ? '≤ 1 ms, 0 writes' : '0 writes',
    ]);
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const writes = await call(page, module, 'change');
  if (!writes)
    faults.push('A visible change was not counted, so that the count of DOM writes means nothing.');
  rows.push(['  for comparison: another title', '', '', `${writes}`, '1', '']);
  console.log(`${table(rows)}\n`);
  await benchChanges(page, cdp);
  await benchMemory(page, cdp);
};

const benchChanges = async (page, cdp) => {
  const module = './scan.mjs';
  const rows = [
    ['A scan that brings another hint, ms', 'Tillside', 'by hand', 'ratio', 'quartiles of pairs', 'budget'],
  ];
  await call(page, module, 'longTasks');
  for (const rate of [1, 6]) {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    const pairs = await call(page, module, 'compare', rate > 1 ? 101 : 201);
    const [till, plain] = [0, 1].map(at => median(pairs.map(pair => pair[at])));
    const ratios = pairs.map(([ours, theirs]) => ours / theirs);
    const quartiles = [0.25, 0.75].map(share => quantile(ratios, share).toFixed(2)).join(' to ');
    if (till / plain > budget) faults.push(`Another hint takes more than ${budget} times as long.`);
    rows.push([
      rate > 1 ? `  CPU slowed ${rate} times` : '  this CPU',
      till.toFixed(2),
      plain.toFixed(2),
      (till / plain).toFixed(2),
      quartiles,
      `≤ ${budget}`,
    ]);
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const count = await call(page, module, 'longTasks');
  if (count) faults.push(`${count} tasks in which Tillside worked took more than 50 ms.`);
  console.log(`${table(rows)}\n\nOf these, Tillside's tasks over 50 ms: ${count}\n`);
};

const benchMemory = async (page, cdp) => {
  const rows = [['Kept in memory after', 'heap', 'nodes', 'listeners']];
  let from = 0;
  const heaps = [];
  for (const to of [1000, 10_000]) {
    await call(page, './scan.mjs', 'pass', from, to);
    from = to;
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    heaps.push(usedSize);
    const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
    rows.push([
      `  ${to.toLocaleString('en')} moments`,
      `${(usedSize / 1024).toFixed(0)} kB`,
      `${nodes}`,
      `${jsEventListeners}`,
    ]);
  }
  console.log(table(rows));
  if (heaps[1] > heaps[0] * 1.1) faults.push('The heap grows with the moments.');
};

const run = async () => {
  const executablePath = (process.env.CHROME_PATH = await ensureChromium());
  await build();
  const { server, address } = await serve();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--js-flags=--expose-gc'];
  const browser = await puppeteer.launch({ executablePath, args });
  try {
    for (const bench of [benchRenders, benchScans]) {
      const page = await browser.newPage();
      page.on('console', message => faults.push(`The page's console: ${message.text()}`));
      page.on('pageerror', error => faults.push(`The page failed: ${error}`));
      await page.goto(`${address}/test/bench/page.html`);
      await bench(page);
      await page.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
};

try {
  await run();
} catch (error) {
  faults.push(error.message);
}
for (const fault of new Set(faults)) console.error(`\n✖ ${fault}`);
process.exitCode = faults.length ? 1 : 0;
