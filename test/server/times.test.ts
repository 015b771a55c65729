import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DateOrderFinder, timeOf } from '../../packages/server/src/orders/times.js';

describe('the time of an order', () => {
  test('is read in the spellings of shop systems, as UTC where no zone is given', () => {
    for (const [text, time] of [
      ['2026-03-04', '2026-03-04T00:00:00.000Z'],
      ['2026-03-04T10:05:06Z', '2026-03-04T10:05:06.000Z'],
      ['2026-03-04 10:05:06 +0200', '2026-03-04T08:05:06.000Z'],
      ['2026-03-04T10:05:06.123-05:30', '2026-03-04T15:35:06.000Z'],
      ['2026/3/4 9:05', '2026-03-04T09:05:00.000Z'],
      ['03/04/2026 08:26', '2026-04-03T08:26:00.000Z'],
      ['3.4.2026', '2026-04-03T00:00:00.000Z'],
      ['3/4/2026, 12:05 am', '2026-04-03T00:05:00.000Z'],
      ['3/4/2026 1:05:00 PM', '2026-04-03T13:05:00.000Z'],
      ['2026-03-04 10:05:06 UTC', '2026-03-04T10:05:06.000Z'],
    ] as const)
      assert.equal(timeOf(text, 'dmy'), time, text);
    assert.equal(timeOf('03/04/2026', 'mdy'), '2026-03-04T00:00:00.000Z');
    assert.equal(timeOf('03.04.2026', 'mdy'), '2026-04-03T00:00:00.000Z');
  });

  test('is none where there is no such day or hour', () => {
    for (const text of [
      '',
      'yesterday',
      '2026-02-30',
      '31/04/2026',
      '2026-03-04 25:00',
      '0001-01-01',
      '1/2-2026',
    ])
      assert.equal(timeOf(text, 'dmy'), undefined, text);
  });

  test('has the order of day and month that all dates of a file fit', () => {
    const found = (...dates: string[]) => {
      const finder = new DateOrderFinder();
      dates.forEach((date, at) => finder.add(date, at + 2));
      return finder.find();
    };
    assert.equal(found('03/04/2026', '13/04/2026'), 'dmy');
    assert.equal(found('03/04/2026 10:00', '03/14/2026 10:00'), 'mdy');
    assert.equal(found('2026-03-04', '3.4.2026', '05/05/2026', ''), 'dmy');
    assert.throws(() => found('05/05/2026', '03/04/2026'), /line 3 has either the day or the month.*--dates/);
    assert.throws(() => found('13/04/2026', '04/13/2026'), /line 2 has the day first and line 3 the month/);
  });
});
