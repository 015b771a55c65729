import '@tillside/elements/all';
import type { FormInput, MomentInput, Question, SuggestionInput } from '@tillside/contract';
import type { TillMoment } from '@tillside/elements';
import { guardFromScanner } from '@tillside/elements/scanner-guard';
import { sendMouse } from '@web/test-runner-commands';
import { html } from 'lit';
import { byRole, deep, expect, mount, settled } from '../helpers/elements.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';
import { codes, press, scan, type Step, type } from '../helpers/scanner.js';

// Keys come with the time of the keyboard, which no clock of a test can stop: a few of these tests take time.

/** The longest pause between two keys of one go, by the keyboard's time, in milliseconds. */
let longest = 0;
let lastKey = NaN;
const time = ({ timeStamp }: Event) => {
  if (timeStamp - lastKey > longest) longest = timeStamp - lastKey;
  lastKey = timeStamp;
};
before(() => addEventListener('keydown', time, true));
after(() => removeEventListener('keydown', time, true));

/** A busy machine types slower than any scanner: what fails then is tried again. */
const it = (fact: string, body: () => Promise<void>): void =>
  globalThis.it(fact, async () => {
    for (let tries = 1; ; tries++)
      try {
        longest = 0;
        return await body();
      } catch (error) {
        if (longest < 110 || tries === 5) throw error;
      }
  });

let count = 0;
async function show(more: Partial<MomentInput>, surface = 'customer', density = '') {
  const page = await mount<HTMLElement>(html`
    <div>
      <input aria-label="Scan" />
      <till-moment surface=${surface} density=${density} .value=${moment({ id: `scan-${++count}`, ...more })}>
        <till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback>
      </till-moment>
    </div>
  `);
  const provider = page.querySelector<TillMoment>('till-moment')!;
  await settled(provider);
  return { page, provider, field: page.querySelector('input')! };
}
type Page = Awaited<ReturnType<typeof show>>;
type Find = (page: Page) => HTMLElement | Promise<HTMLElement>;

const href = 'https://shop.example/';
const hint = (more: Partial<SuggestionInput> = {}) => ({ suggestions: [suggestion(more)] });
const ask = (more: object, rest: Partial<FormInput> = {}) => ({
  feedback: [form({ questions: [{ id: 'q', label: 'How was it?', ...more } as Question], ...rest })],
});
const hidden =
  (tag: string, selector: string) =>
  ({ page }: Page) =>
    page.querySelector(tag)!.shadowRoot!.querySelector<HTMLElement>(selector)!;
const button =
  (name: string, ...before: string[]): Find =>
  async ({ page, provider }) => {
    for (const each of before) {
      byRole(page, 'button', each).click();
      await settled(provider);
    }
    return byRole(page, 'button', name);
  };
const options = ['A', 'B'].map(label => ({ id: label, label }));
const link = { href, label: 'More' };
const reasons = [{ id: 'has', label: 'Has one' }];

/** A control that Enter or Space acts on, and how to come to it. */
interface Control {
  what: string;
  keys: string;
  document: Partial<MomentInput>;
  find: Find;
  surface?: string;
}
const both = 'Enter Space';
const controls: Control[] = [
  {
    what: 'disclosure',
    keys: both,
    document: { promises: [promise({ detail: 'So.' })] },
    find: hidden('till-promise', 'summary'),
  },
  {
    what: "promise's link",
    keys: 'Enter',
    document: { promises: [promise({ link })] },
    find: hidden('till-promise', 'a'),
  },
  {
    what: "product's link",
    keys: 'Enter',
    document: hint({ product: { id: 'p', name: 'Cup', href } }),
    find: hidden('till-suggestion', 'a'),
  },
  { what: 'yes to a suggestion', keys: both, document: hint(), find: button('Add to basket') },
  { what: 'no to a suggestion', keys: both, document: hint(), find: button('No thanks') },
  {
    what: 'second try',
    keys: both,
    document: hint(),
    find: async page => {
      page.provider.addEventListener('till-suggestion-accept', event =>
        event.respondWith(Promise.reject(new Error('no'))),
      );
      return button('Try again', 'Add to basket')(page);
    },
  },
  {
    what: "associate's button that they asked",
    keys: both,
    document: hint({ ask: 'Who for?' }),
    find: button('I asked'),
    surface: 'associate',
  },
  {
    what: 'reason for a no',
    keys: both,
    document: hint({ decline: { reasons } }),
    find: button('Has one', 'No thanks'),
  },
  {
    what: 'step of a score',
    keys: 'Space',
    document: ask({ type: 'csat' }),
    find: hidden('till-feedback', 'input'),
  },
  {
    what: 'option of a choice',
    keys: 'Space',
    document: ask({ type: 'choice', options }),
    find: hidden('till-feedback', 'input'),
  },
  {
    what: 'box of a choice of several',
    keys: 'Space',
    document: ask({ type: 'choice', options, multiple: true }),
    find: hidden('till-feedback', 'input'),
  },
  {
    what: 'box for a consent',
    keys: 'Space',
    document: ask({ type: 'contact', channel: 'email', text: 'You may write' }),
    find: hidden('till-feedback', '[type=checkbox]'),
  },
  { what: "form's button on", keys: both, document: { feedback: [form()] }, find: button('Next') },
  { what: "form's button back", keys: both, document: { feedback: [form()] }, find: button('Back', 'Next') },
  {
    what: 'yes to help',
    keys: both,
    document: ask({ type: 'csat' }, { followUp: { below: 2, label: 'Shall we call?', within: 'PT1H' } }),
    find: async page => {
      hidden('till-feedback', 'input')(page).click();
      await settled(page.provider);
      return button('Yes, please', 'Next')(page);
    },
  },
];

/** The clicks that went through, whatever made them. Links lead nowhere. */
let clicks = 0;
const hear = (event: Event) => {
  clicks++;
  if (event.composedPath().some(each => each instanceof HTMLAnchorElement)) event.preventDefault();
};
before(() => addEventListener('click', hear));
after(() => removeEventListener('click', hear));

/** What is asked, chosen and open. */
const state = (root: Element) =>
  deep(root)
    .filter(element => !element.matches('[role=status]'))
    .map(
      element =>
        `${element.localName} ${(element as HTMLInputElement).checked} ${(element as HTMLDetailsElement).open}`,
    )
    .join();

/** Does it where focus is; how many clicks it made, also by a Space that waited for more. */
async function clicksOf(...steps: Step[]): Promise<number> {
  clicks = 0;
  lastKey = NaN;
  const hasSpace = steps.some(step => 'up' in step && /^( |Space)$/.test(step.up));
  await type(...steps, { wait: hasSpace ? 150 : 1 });
  return clicks;
}
const open = async ({ document, surface, find }: Control, density?: string) => {
  const page = await show(document, surface, density);
  const control = await find(page);
  control.focus();
  return { ...page, control };
};
/** One of each sort. */
const sorts = controls.filter(({ what }) =>
  /^(disclosure|product's link|yes to a suggestion|step of|box of)/.test(what),
);
const few = codes.filter(({ what }) => /^EAN-8|one of them first/.test(what));

for (const control of controls)
  describe(`the ${control.what}`, () => {
    const isSort = sorts.includes(control);

    it('is not pressed by a scanner, whatever it reads', async () => {
      for (const code of isSort ? codes : few) {
        const { provider } = await open(control);
        const before = state(provider);
        expect(await clicksOf(...scan(code)), code.what).to.equal(0);
        expect(state(provider), code.what).to.equal(before);
      }
    });

    it(`is pressed once by a person's ${control.keys.replace(' ', ' and ')}, short, long or held`, async () => {
      for (const key of control.keys.split(' ')) {
        const held = [{ down: key }, { down: key }, { down: key }, { wait: 20 }, { up: key }];
        for (const steps of isSort
          ? [press(key, 0), press(key), press(key, 200), held]
          : [press(key), held]) {
          await open(control);
          expect(await clicksOf(...steps), JSON.stringify(steps)).to.equal(1);
        }
      }
    });
  });

describe('a scanner', () => {
  for (const [interval, some] of [
    [20, sorts],
    [80, sorts.slice(0, 2)],
  ] as const)
    it(`presses nothing at ${interval} ms from key to key`, async () => {
      for (const control of some)
        for (const code of few) {
          await open(control);
          expect(await clicksOf(...scan(code, 'Enter', interval)), `${control.what}: ${code.what}`).to.equal(
            0,
          );
        }
    });

  it('presses nothing at 80 ms from key to key, 40 of them', async () => {
    await open(sorts[0]!);
    const code = codes.find(({ text }) => text.length === 40)!;
    expect(await clicksOf(...scan(code, 'Enter', 80))).to.equal(0);
  });

  it('presses nothing without a suffix', async () => {
    for (const control of sorts)
      for (const code of few) {
        await open(control);
        expect(await clicksOf(...scan(code, '')), `${control.what}: ${code.what}`).to.equal(0);
      }
  });

  it('that ends with Tab goes on to the next control, and presses none of them with the next codes', async () => {
    for (const code of codes) {
      const { page, control } = await open(controls.find(({ what }) => what === 'yes to a suggestion')!);
      expect(await clicksOf(...scan(code, 'Tab')), code.what).to.equal(0);
      const next = byRole(page, 'button', 'No thanks');
      expect((control.getRootNode() as ShadowRoot).activeElement).to.equal(next);
      expect(await clicksOf(...scan(code, 'Tab')), code.what).to.equal(0);
    }
  });

  it('that began in the host’s field presses nothing where focus went meanwhile', async () => {
    for (const control of sorts)
      for (const before of [4, 8]) {
        const { control: element, field } = await open(control);
        field.focus();
        const steps = scan(codes[0]!);
        const cut = before * 3;
        clicks = 0;
        await type(...steps.slice(0, cut));
        expect(field.value).to.equal('96385074'.slice(0, before));
        element.focus();
        expect(await clicksOf(...steps.slice(cut)), `${control.what} after ${before}`).to.equal(0);
      }
  });

  it('whose Enter itself moves focus presses nothing there', async () => {
    const { control, field } = await open(sorts.find(({ what }) => what === 'yes to a suggestion')!);
    field.addEventListener('keydown', ({ key }) => key === 'Enter' && control.focus());
    field.focus();
    expect(await clicksOf(...scan(codes[0]!))).to.equal(0);
  });

  it('writes into text fields like any keyboard, and neither sends nor goes on', async () => {
    for (const [question, tag] of [
      [{ type: 'text' }, 'textarea'],
      [{ type: 'contact', channel: 'email', text: 'You may write' }, '[type=email]'],
    ] as const) {
      const page = await show(ask(question));
      const field = hidden('till-feedback', tag)(page) as HTMLInputElement;
      field.focus();
      expect(await clicksOf(...scan({ what: '', text: 'LOT 7 ab' }))).to.equal(0);
      expect(field.value.trim()).to.equal('LOT 7 ab');
      expect(field.isConnected).to.equal(true);
    }
  });

  it('is heard by every listener of the page, whatever has focus', async () => {
    const { page } = await open(sorts[0]!);
    let heard = '';
    page.addEventListener('keydown', ({ key }) => (heard += key));
    await type(...scan(codes[0]!));
    expect(heard).to.equal('96385074Enter');
  });
});

describe('a person', () => {
  const yes = controls.find(({ what }) => what === 'yes to a suggestion')!;

  it('presses right after Tab, from a field too', async () => {
    for (const key of ['Enter', 'Space']) {
      const { field } = await open(yes);
      field.focus();
      expect(await clicksOf(...press('4'), ...press('Tab'), ...press(key))).to.equal(1);
    }
  });

  it('presses again and again', async () => {
    const { document, find } = controls[0]!;
    const page = await show(document);
    (await find(page)).focus();
    expect(await clicksOf(...press('Enter'), ...press('Enter'), ...press('Enter'))).to.equal(3);
    expect(await clicksOf(...press('Space'), { wait: 120 }, ...press('Space'), { wait: 120 })).to.equal(2);
  });

  it('presses half a second after a scan', async () => {
    for (const key of ['Enter', 'Space']) {
      await open(yes);
      expect(await clicksOf(...scan(codes[0]!), { wait: 520 }, ...press(key))).to.equal(1);
    }
  });

  it('presses without a key at any time, as assistive technology does', async () => {
    const { control } = await open(yes);
    clicks = 0;
    await type(...scan(codes[0]!));
    control.click();
    expect(clicks).to.equal(1);
  });

  it('goes on at once after Space, and has pressed', async () => {
    const { page } = await open(controls.find(({ what }) => what === 'step of a score')!);
    await type(...press('Space', 0), ...press('ArrowRight', 0), { wait: 150 });
    const steps = deep(page).filter(each => each instanceof HTMLInputElement && each.type === 'radio');
    expect(steps.map(step => (step as HTMLInputElement).checked).indexOf(true)).to.equal(1);
    await open(yes);
    expect(await clicksOf(...press('Space', 0), ...press('Tab', 0))).to.equal(1);
  });

  it('lets go of a Space elsewhere, and nothing was pressed', async () => {
    const { control, field } = await open(yes);
    await type({ down: 'Space' });
    field.focus();
    expect(await clicksOf({ up: 'Space' })).to.equal(0);
    field.blur();
    control.focus();
    expect(await clicksOf(...press('Enter'))).to.equal(1);
  });
});

describe('at the till', () => {
  const at = (control: HTMLElement): [number, number] => {
    const { left, top, width, height } = control.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  };

  it('what is pressed with a finger leaves focus in the host’s field', async () => {
    for (const control of controls.filter(({ what }) => !/link/.test(what))) {
      const { field, control: element } = await open(control, 'till');
      for (const target of [element, element.closest('label')]) {
        if (!target) continue;
        field.focus();
        clicks = 0;
        await sendMouse({ type: 'click', position: at(target) });
        expect(clicks, control.what).to.be.above(0);
        expect(document.activeElement, control.what).to.equal(field);
      }
    }
  });

  it('what takes text takes focus', async () => {
    const page = await show(ask({ type: 'text' }), 'customer', 'till');
    page.field.focus();
    await sendMouse({ type: 'click', position: at(hidden('till-feedback', 'textarea')(page)) });
    expect(document.activeElement?.localName).to.equal('till-feedback');
  });

  it('elsewhere, focus goes where a person clicks', async () => {
    const { field, control } = await open(controls.find(({ what }) => what === "form's button on")!);
    field.focus();
    await sendMouse({ type: 'click', position: at(control) });
    expect(document.activeElement?.localName).to.equal('till-feedback');
  });
});

describe('guardFromScanner', () => {
  it("guards a host's own button, or all that is in an element, until it is taken away", async () => {
    const box = await mount<HTMLElement>(html`<p><input aria-label="Scan" /><button>Pay</button></p>`);
    const [field, pay] = [box.querySelector('input')!, box.querySelector('button')!];
    for (const target of [pay, box]) {
      const remove = guardFromScanner(target);
      pay.focus();
      expect(await clicksOf(...scan(codes[0]!))).to.equal(0);
      expect(await clicksOf({ wait: 500 }, ...press('Space'))).to.equal(1);
      expect(await clicksOf(...press('Enter'))).to.equal(1);
      field.focus();
      expect(await clicksOf(...scan({ what: '', text: 'A B 1' }))).to.equal(0);
      expect(field.value).to.equal('A B 1');
      field.value = '';
      remove();
      pay.focus();
      expect(await clicksOf(...scan(codes[0]!))).to.equal(1);
    }
  });

  it('presses nothing that has left the page', async () => {
    const box = await mount<HTMLElement>(html`<p><button>Pay</button></p>`);
    const pay = box.querySelector('button')!;
    let pressed = 0;
    pay.addEventListener('click', () => pressed++);
    guardFromScanner(box);
    pay.focus();
    await type(...press('Space', 0));
    pay.remove();
    await type({ wait: 150 });
    expect(pressed).to.equal(0);
  });
});
