import '@tillside/elements/all';
import type { MomentInput, PromiseInput, SuggestionInput } from '@tillside/contract';
import type { TillMoment } from '@tillside/elements';
import { html } from 'lit';
import { expect, mount, parts, settled } from '../helpers/elements.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';
import { addCopies, rewrite, translate } from '../helpers/translate.js';

let count = 0;

/** All words of an element, in the language before translation. */
const wordsOf = (element: Element): string =>
  parts(element, 'base')
    .map(({ textContent }) => textContent.replace(/[«»]/g, '').replace(/\s+/g, ' '))
    .join();

/** A new page for each call, since pacing remembers moments. */
async function openPage(document: Partial<MomentInput>, surface: string) {
  const id = `translated-${++count}`;
  const provider = await mount<TillMoment>(
    html`<till-moment .value=${moment({ id, ...document })} surface=${surface}>
      <till-promise max="2"></till-promise><till-suggestion></till-suggestion>
    </till-moment>`,
  );
  provider.addEventListener('till-suggestion-accept', event => event.respondWith(Promise.resolve()));
  return {
    provider,
    later: async (more: Partial<MomentInput>) => {
      provider.value = moment({ id, ...document, ...more });
      await settled(provider);
    },
    press: async (name: string) => {
      parts(provider.querySelector('till-suggestion')!, name)[0]!.click();
      await settled(provider);
    },
    words: () => [...provider.children].map(wordsOf),
  };
}

/** Takes the same steps on a plain page and on one that is translated before each step, and expects the same words. */
async function saysTheSame(
  document: Partial<MomentInput>,
  surface: string,
  ...steps: ((page: Awaited<ReturnType<typeof openPage>>) => Promise<void>)[]
): Promise<void> {
  const [plain, translated] = [await openPage(document, surface), await openPage(document, surface)];
  for (const step of steps) {
    translate(translated.provider);
    await step(plain);
    await step(translated);
    expect(translated.words()).to.deep.equal(plain.words());
  }
}

const tea: SuggestionInput = suggestion({
  title: 'Tea',
  reason: { text: 'It goes with the cup', basis: 'general' },
  detail: 'Loose leaves',
  contact: { href: 'tel:+441134960000', label: 'Call Anna', hours: 'until six', within: 'PT2M' },
  ask: 'Who is it for?',
  note: 'You may wrap it',
  product: {
    id: 'tea',
    name: 'Tea',
    href: '/tea',
    price: { currency: 'EUR', value: '10.00' },
    was: { currency: 'EUR', value: '12.00' },
    unitPrice: { currency: 'EUR', value: '1.00', per: '10 g' },
    availability: 'LimitedAvailability',
  },
  accept: { label: 'Add tea' },
  decline: { label: 'No tea', reasons: [{ id: 'has', label: 'Has tea' }] },
});
const watch: SuggestionInput = suggestion({
  title: 'Watch',
  reason: { text: 'It goes with the suit', basis: 'basket' },
  detail: 'Wound by hand',
  contact: { href: 'tel:+441134960001', label: 'Call Ben', hours: 'until noon', within: 'PT3H' },
  ask: 'Which wrist?',
  note: 'You may engrave it',
  product: {
    id: 'watch',
    name: 'Watch',
    href: '/watch',
    price: { currency: 'EUR', value: '499.00' },
    was: { currency: 'EUR', value: '599.00' },
    unitPrice: { currency: 'EUR', value: '499.00', per: 'piece' },
    availability: 'PreOrder',
  },
  accept: { label: 'Add watch' },
  decline: { label: 'No watch', reasons: [{ id: 'late', label: 'Is never late' }] },
});
const full: PromiseInput = promise({
  title: 'Here on Tuesday',
  detail: 'By van',
  conditions: 'In town',
  owner: 'Dispatch',
  link: { href: '/vans', label: 'Our vans' },
});

describe('on a page where a translator has rewritten whole elements', () => {
  it('every word of a newer suggestion and of a newer promise is shown', async () => {
    const newer = { suggestions: [watch], promises: [promise({ title: 'Here on Friday' })] };
    const [plain, rewritten] = [
      await openPage({ suggestions: [tea], promises: [full] }, 'customer'),
      await openPage({ suggestions: [tea], promises: [full] }, 'customer'),
    ];
    rewrite(rewritten.provider);
    await plain.later(newer);
    await rewritten.later(newer);
    expect(rewritten.words()).to.deep.equal(plain.words());
    rewrite(rewritten.provider);
    await plain.press('accept');
    await rewritten.press('accept');
    expect(rewritten.words()).to.deep.equal(plain.words());
  });

  it('the next question of a form is shown', async () => {
    const element = await mount(html`<till-feedback .value=${form()}></till-feedback>`);
    rewrite(element);
    parts(element, 'next')[0]!.click();
    await settled(element);
    expect(wordsOf(element)).to.contain('Anything else?');
    expect(wordsOf(element)).not.to.contain('How was it?');
  });
});

describe('on a page where a translator adds copies', () => {
  it('no copy of an older text stands beside a newer one', async () => {
    const { provider, later, words } = await openPage({ suggestions: [tea], promises: [full] }, 'customer');
    addCopies(provider);
    expect(words().join()).to.contain('10.00');
    await later({ suggestions: [watch], promises: [promise({ title: 'Here on Friday' })] });
    expect(words().join()).to.contain('499.00');
    expect(words().join()).not.to.match(/10\.00|Tea|Tuesday/);
  });

  it('a text field keeps its focus and its text', async () => {
    const value = form({ questions: [{ id: 'words', type: 'text', label: 'Anything else?' }] });
    const element = await mount(html`<till-feedback .value=${value}></till-feedback>`);
    addCopies(element);
    const [field] = parts(element, 'field') as HTMLTextAreaElement[];
    field!.focus();
    field!.value = 'Half a sen';
    field!.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await settled(element);
    expect(element.shadowRoot!.activeElement).to.equal(field);
    expect(field!.value).to.equal('Half a sen');
  });

  it('a style sheet that others have added stays', async () => {
    const { provider, later } = await openPage({ suggestions: [tea] }, 'customer');
    const style = document.createElement('style');
    style.textContent = 'p { color: red }';
    provider.querySelector('till-suggestion')!.shadowRoot!.append(style);
    await later({ suggestions: [watch] });
    expect(style.isConnected).to.equal(true);
  });

  it('a text that is replaced in two steps stays', async () => {
    const { provider, later, words } = await openPage({ suggestions: [tea] }, 'customer');
    const [base] = parts(provider.querySelector('till-suggestion')!, 'base');
    const walker = document.createTreeWalker(base!, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.nodeValue === 'Tea') break;
    const node = walker.currentNode as Text;
    const copy = document.createElement('b');
    copy.textContent = 'Tee';
    node.after(copy);
    node.remove();
    await later({ suggestions: [{ ...tea, detail: 'Fine leaves' }] });
    expect(words().join()).to.contain('Tee');
  });
});

describe('on a page that a translator has rewritten', () => {
  for (const surface of ['customer', 'associate']) {
    it(`every word of a newer suggestion is shown to the ${surface}`, () =>
      saysTheSame({ suggestions: [tea] }, surface, ({ later }) => later({ suggestions: [watch] })));

    it(`the outcome of a suggestion is shown to the ${surface}`, () =>
      saysTheSame(
        { suggestions: [tea] },
        surface,
        ({ press }) => press('accept'),
        ({ later }) => later({ phase: 'paying' }),
      ));

    it(`the reasons to decline a suggestion are shown to the ${surface}`, () =>
      saysTheSame(
        { suggestions: [tea] },
        surface,
        ({ press }) => press('decline'),
        ({ press }) => press('chip'),
      ));

    it(`every word of a newer promise is shown to the ${surface}`, () =>
      saysTheSame(
        { promises: [full, promise({ id: 'next', title: 'Second' })] },
        surface,
        ({ later }) => later({ promises: [{ ...full, state: 'at-risk', remedy: 'It is on us' }] }),
        ({ later }) => later({ promises: [{ ...full, state: 'broken', remedy: 'Money back' }] }),
        ({ later }) =>
          later({
            promises: [
              promise({
                title: 'Here on Friday',
                detail: 'By bike',
                conditions: 'In the centre',
                owner: 'Returns',
                link: { href: '/bikes', label: 'Our bikes' },
              }),
            ],
          }),
      ));
  }

  it('words that did not change stay translated', async () => {
    const { provider, later } = await openPage({ promises: [full], suggestions: [tea] }, 'customer');
    translate(provider);
    await later({ basket: { items: [{ id: 'scanned' }] }, suggestions: [{ ...tea, detail: 'Fine leaves' }] });
    const [title] = parts(provider.querySelector('till-suggestion')!, 'title');
    expect(title!.innerText).to.equal('«Tea»');
  });
});
