import { parseArgs } from 'node:util';
import { openPlaces } from './places.js';
import { throughput } from './throughput.js';

const { values } = parseArgs({ options: { postgres: { type: 'string' }, source: { type: 'boolean', default: false } , only: {type:'string'}, quick: {type:'boolean'}} });
const places = openPlaces(values.postgres);
try {
  for (const place of [places.pglite, places.postgres]) {
    if (!place || (values.only && !place.name.toLowerCase().includes(values.only))) continue;
    console.log(await throughput(place, values.source, {
      sizes: values.quick ? [50] : [1, 50, 500], atOnce: values.quick ? [8] : [1, 8, 32], rounds: values.quick ? 5 : 3,
      signals: size => (size === 1 ? 2000 : size === 50 ? 15_000 : 30_000),
    }));
  }
} finally { await places.clear(); }
