import '@tillside/elements/huddle/all';
import '@tillside/elements/locales/huddle/ar';
import '@tillside/elements/locales/huddle/de';
import type { TillHuddle, TillResult } from '@tillside/elements/huddle';
import type { ResultInput } from '@tillside/contract';
import { html } from 'lit';
import {
  allByRole,
  byRole,
  dataOf,
  expect,
  mount,
  nameOf,
  part,
  parts,
  settled,
  signalsOf,
  text,
} from '../helpers/elements.js';
import { huddle, result } from '../helpers/huddles.js';

const show = async (value: ResultInput, lang = 'en') => {
  const page = await mount(html`<div lang=${lang}><till-result .value=${value}></till-result></div>`);
  const element = page.querySelector<TillResult>('till-result')!;
  await settled(element);
  return element;
};
const titleOf = (element: Element) => part(element, 'title').textContent.replace(/[\u2066-\u2069]/g, '');
const actions = [
  { id: 'rim', text: 'Measure the rim twice' },
  { id: 'card', text: 'Put the care card on top' },
];
let count = 0;
const inHuddle = async (more: Partial<ResultInput> = {}, id = `h-${++count}`) => {
  const provider = await mount<TillHuddle>(
    html`<till-huddle .value=${huddle({ id, results: [result({ actions, ...more })] })}>
      <till-result></till-result>
    </till-huddle>`,
  );
  await settled(provider);
  return { provider, element: provider.querySelector('till-result')!, signals: signalsOf(provider) };
};

describe('<till-result>', () => {
  it('says the number now and before in a sentence', async () => {
    expect(titleOf(await show(result()))).to.equal('Sent back: 12 of 100, it was 17');
  });

  it('shows as many decimals as tell the numbers apart', async () => {
    const close = result({
      before: { value: 12.3, of: 900, from: '2026-09-01', to: '2026-09-30' },
      after: { value: 12.1, of: 900, from: '2026-10-01', to: '2026-10-31' },
    });
    expect(titleOf(await show(close))).to.equal('Sent back: 12.1%, it was 12.3%');
  });

  it('formats money, durations, scores and counts in its language', async () => {
    const figure = (value: number) => ({ value, from: '2026-10-01', to: '2026-10-31' });
    const { before: _, ...plain } = result({ label: 'X' });
    const titles = await Promise.all(
      [
        { unit: 'money', currency: 'EUR', after: figure(1234.5) },
        { unit: 'duration', after: figure(145) },
        { unit: 'score', after: figure(4.25) },
        { unit: 'count', after: figure(12_345) },
      ].map(async more => titleOf(await show({ ...plain, ...more } as ResultInput, 'de'))),
    );
    expect(titles.map(title => title.replace(/\s/g, ' '))).to.deep.equal([
      'X: 1.235 €',
      'X: 2 Min. 25 Sek.',
      'X: 4',
      'X: 12.345',
    ]);
  });

  it('calls a change better or worse only if the intervals say so', async () => {
    const verdict = async (more: Partial<ResultInput>) =>
      parts(await show(result(more)), 'verdict').map(({ textContent }) => textContent.trim());
    expect(await verdict({})).to.deep.equal(['That is better.']);
    expect(await verdict({ better: 'up' })).to.deep.equal(['That is worse.']);
    const wide = { value: 12, of: 1100, from: '2026-10-01', to: '2026-10-31', low: 9, high: 16 };
    expect(await verdict({ after: wide })).to.deep.equal(['About the same.']);
    const unsure = {
      unit: 'score',
      before: { value: 4, from: '2026-09-01', to: '2026-09-30' },
      after: { value: 5, from: '2026-10-01', to: '2026-10-31' },
    } as const;
    expect(await verdict(unsure)).to.deep.equal([]);
  });

  it('tells assistive technology what its drawing shows', async () => {
    const element = await show(result());
    const drawing = part(element, 'slope');
    expect(drawing.role).to.equal('img');
    expect(drawing.ariaLabel!.replace(/[\u2066-\u2069]/g, '')).to.match(
      /^September.*: 17%, probably between 15% and 19\.2%\. October.*: 12%, probably between 10\.2% and 14%\.$/,
    );
  });

  it('tells money as a range, with how it was worked out', async () => {
    const money = {
      currency: 'GBP',
      value: 1500,
      low: 1200,
      high: 1900,
      how: 'Parcels that stayed, £9.40 each.',
    };
    expect(text(await show(result({ money })))).to.match(/Worth £1,200 to £1,900 Parcels that stayed/);
  });

  it('counts an action once, says so, and remembers it in this tab', async () => {
    const { element, signals, provider } = await inHuddle({}, 'h-taken');
    const button = byRole(element, 'button', 'I did this: Measure the rim twice');
    button.click();
    await settled(element);
    button.click();
    await settled(element);
    expect(dataOf(signals, 'action.taken' as never)).to.deep.equal([
      { huddle: 'h-taken', team: 'leeds', result: 'returns', action: 'rim' },
    ]);
    expect(nameOf(button)).to.equal('You did this: Measure the rim twice');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    provider.remove();
    const again = await inHuddle({}, 'h-taken');
    expect(allByRole(again.element, 'button', /^You did this/).length).to.equal(1);
  });

  it('signals that its origin was opened, and what it serves', async () => {
    const { element, signals } = await inHuddle({ promise: 'mend' });
    part(element, 'summary').click();
    await new Promise(resolve => setTimeout(resolve));
    await settled(element);
    expect(dataOf(signals, 'result.opened' as never).map(data => data.result)).to.deep.equal(['returns']);
    expect(text(element)).to.match(/Orders and returns of the shop .*1,200 cases .*1,100 cases/);
  });

  it('shows its default slot without a result', async () => {
    const page = await mount(
      html`<till-huddle .value=${huddle()}><till-result>Soon</till-result></till-huddle>`,
    );
    await settled(page);
    const element = page.querySelector('till-result')!;
    expect(element.shadowRoot!.querySelector('slot')).not.to.equal(null);
    expect(element.matches(':state(empty)')).to.equal(true);
  });

  it('runs from right to left in Arabic', async () => {
    const element = await show(result(), 'ar');
    expect(getComputedStyle(part(element, 'base')).direction).to.equal('rtl');
    expect(titleOf(element)).to.include('من كل 100');
  });
});
