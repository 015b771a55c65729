import '@tillside/elements/all';
import type { FormInput, MomentInput, Question, SuggestionInput } from '@tillside/contract';
import type { TillMoment } from '@tillside/elements';
import { guardFromScanner } from '@tillside/elements/scanner-guard';
import { html } from 'lit';
import { byRole, deep, expect, mount, painted, settled } from '../helpers/elements.js';
import { form, moment, promise, suggestion } from '../helpers/items.js';
import { chord, press, type Step, type } from '../helpers/keyboard.js';
import { clickAt, middleOf } from '../helpers/pointer.js';
import { codes, scan } from '../helpers/scanner.js';

// Key events carry the keyboard's own time, which no test clock can stop, so a few of these tests take real time.

/** The longest pause between two keys of one sequence, by the keyboard's time, in milliseconds. */
let longest = 0;
let lastKey = NaN;
const time = ({ timeStamp }: KeyboardEvent) => {
  if (timeStamp - lastKey > longest) longest = timeStamp - lastKey;
  lastKey = timeStamp;
};
before(() => addEventListener('keydown', time, true));
after(() => removeEventListener('keydown', time, true));

/** How far the times of events are ahead, in milliseconds: time that no test has to wait for. */
let ahead = 0;
const timeStamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp')!;
before(() => {
  Object.defineProperty(Event.prototype, 'timeStamp', {
    ...timeStamp,
    get(this: Event) {
      return (timeStamp.get!.call(this) as number) + ahead;
    },
  });
});
after(() => {
  Object.defineProperty(Event.prototype, 'timeStamp', timeStamp);
});
/** Lets so much time pass that a test's first key cannot be taken for part of the last scan. */
const endScan = () => {
  ahead += 1000;
};

/**
 * A busy machine may type slower than a scanner, whose pauses are at most `maxPause`. A test that fails then is repeated.
 */
const it = (fact: string, body: () => Promise<void>, maxPause = 100): void =>
  globalThis.it(fact, async () => {
    for (let tries = 1; ; tries++)
      try {
        longest = 0;
        lastKey = NaN;
        return await body();
      } catch (error) {
        if (longest < maxPause || tries === 5) throw error;
      }
  });

let count = 0;
/** A moment between two fields of the host: from the last element of a page, Firefox's Tab goes to the browser. */
async function show(more: Partial<MomentInput>, surface = 'customer', density = '') {
  endScan();
  const page = await mount<HTMLElement>(html`
    <div>
      <input aria-label="Scan" />
      <till-moment surface=${surface} density=${density} .value=${moment({ id: `scan-${++count}`, ...more })}>
        <till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback>
      </till-moment>
      <input aria-label="After all" />
    </div>
  `);
  const provider = page.querySelector<TillMoment>('till-moment')!;
  await settled(provider);
  return { page, provider, field: page.querySelector('input')! };
}
type Page = Awaited<ReturnType<typeof show>>;
type Find = (page: Page) => HTMLElement | Promise<HTMLElement>;

const href = 'https://shop.example/';
const hint = (more: Partial<SuggestionInput> = {}) => ({
  suggestions: [suggestion({ kind: 'service', accept: { label: 'Add to basket' }, ...more })],
});
const ask = (more: object, rest: Partial<FormInput> = {}) => ({
  feedback: [form({ questions: [{ id: 'q', label: 'How was it?', ...more } as Question], ...rest })],
});
const inShadow =
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

/** A control that Enter or Space activates, and how to find it. */
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
    find: inShadow('till-promise', 'summary'),
  },
  {
    what: "promise's link",
    keys: 'Enter',
    document: { promises: [promise({ link })] },
    find: inShadow('till-promise', 'a'),
  },
  {
    what: "product's link",
    keys: 'Enter',
    document: hint({ product: { id: 'p', name: 'Cup', href } }),
    find: inShadow('till-suggestion', 'a'),
  },
  { what: 'yes to a suggestion', keys: both, document: hint(), find: button('Add to basket') },
  { what: 'no to a suggestion', keys: both, document: hint(), find: button('No thanks') },
  {
    what: 'button to try again',
    keys: both,
    document: hint(),
    find: async page => {
      page.provider.addEventListener('till-suggestion-accept', event =>
        event.respondWith(Promise.reject({ refusal: 'No' })),
      );
      return button('Try again', 'Add to basket')(page);
    },
  },
  {
    what: "associate's button 'I asked'",
    keys: both,
    document: hint({ ask: 'Who for?' }),
    find: button('I asked'),
    surface: 'associate',
  },
  {
    what: 'reason for declining',
    keys: both,
    document: hint({ decline: { reasons } }),
    find: button('Has one', 'No thanks'),
  },
  {
    what: 'step of a score',
    keys: 'Space',
    document: ask({ type: 'csat' }),
    find: inShadow('till-feedback', 'input'),
  },
  {
    what: 'option of a choice',
    keys: 'Space',
    document: ask({ type: 'choice', options }),
    find: inShadow('till-feedback', 'input'),
  },
  {
    what: 'checkbox of a multiple choice',
    keys: 'Space',
    document: ask({ type: 'choice', options, multiple: true }),
    find: inShadow('till-feedback', 'input'),
  },
  {
    what: 'checkbox of a consent',
    keys: 'Space',
    document: ask({ type: 'contact', channel: 'email', text: 'You may write' }),
    find: inShadow('till-feedback', '[type=checkbox]'),
  },
  { what: "form's next button", keys: both, document: { feedback: [form()] }, find: button('Next') },
  { what: "form's back button", keys: both, document: { feedback: [form()] }, find: button('Back', 'Next') },
  {
    what: 'yes to a follow-up',
    keys: both,
    document: ask({ type: 'csat' }, { followUp: { below: 2, label: 'Shall we call?', within: 'PT1H' } }),
    find: async page => {
      inShadow('till-feedback', 'input')(page).click();
      await settled(page.provider);
      return button('Yes, please', 'Next')(page);
    },
  },
];

/** The element before a control in the tab order, unless that is the host's field. */
async function tabStopBefore(control: HTMLElement, field: HTMLElement): Promise<HTMLElement | undefined> {
  control.focus();
  await type(...chord('Shift', 'Tab'));
  const before = focused();
  return before === field || before === control ? undefined : before;
}
/** The element that has focus, inside open shadow roots too. */
function focused(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : undefined;
}

/** Counts the clicks that reach the page, whatever caused them. Links are not followed. */
let clicks = 0;
const countClick = (event: Event) => {
  clicks++;
  if (event.composedPath().some(each => each instanceof HTMLAnchorElement)) event.preventDefault();
};
before(() => addEventListener('click', countClick));
after(() => removeEventListener('click', countClick));

/** Which elements are there, which are checked and which are open. */
const state = (root: Element) =>
  deep(root)
    .filter(element => !element.matches('[role=status]'))
    .map(
      element =>
        `${element.localName} ${(element as HTMLInputElement).checked} ${(element as HTMLDetailsElement).open}`,
    )
    .join();

/** Types where focus is and returns the number of clicks, including one by a Space that is held back for a while. */
async function clicksOf(...steps: Step[]): Promise<number> {
  clicks = 0;
  lastKey = NaN;
  const hasSpace = steps.some(step => 'up' in step && /^( |Space)$/.test(step.up));
  await type(...steps, { wait: 1 });
  // The guard presses in a timer after its timer: two of the page's own come after both, however busy the machine is.
  if (hasSpace) for (const wait of [150, 0]) await new Promise(resolve => setTimeout(resolve, wait));
  return clicks;
}
const open = async ({ document, surface, find }: Control, density?: string) => {
  const page = await show(document, surface, density);
  const control = await find(page);
  control.focus();
  return { ...page, control };
};
/** One control of each sort. */
const sorts = controls.filter(({ what }) =>
  /^(disclosure|product's link|yes to a suggestion|step of|checkbox of a multiple)/.test(what),
);
const few = codes.filter(({ what }) => /^EAN-8|one of them first/.test(what));

for (const control of controls)
  describe(`the ${control.what}`, () => {
    const isSort = sorts.includes(control);

    it('is not pressed by a scanner, whatever code it reads', async () => {
      for (const code of isSort ? codes : few) {
        const { provider } = await open(control);
        const before = state(provider);
        expect(await clicksOf(...scan(code)), code.what).to.equal(0);
        expect(state(provider), code.what).to.equal(before);
      }
    });

    it(`is pressed once by ${control.keys.replace(' ', ' or ')}, whether short, long or held`, async () => {
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
    it(`presses nothing at ${interval} ms between keys`, async () => {
      for (const control of some)
        for (const code of few) {
          await open(control);
          expect(await clicksOf(...scan(code, 'Enter', interval)), `${control.what}: ${code.what}`).to.equal(
            0,
          );
        }
    });

  it('presses nothing with a code of 40 characters at 80 ms between keys', async () => {
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

  it('with Tab as its suffix moves focus to the next control, and presses neither with the next code', async () => {
    for (const code of codes) {
      const { page, control } = await open(controls.find(({ what }) => what === 'yes to a suggestion')!);
      expect(await clicksOf(...scan(code, 'Tab')), code.what).to.equal(0);
      const next = byRole(page, 'button', 'No thanks');
      expect((control.getRootNode() as ShadowRoot).activeElement).to.equal(next);
      expect(await clicksOf(...scan(code, 'Tab')), code.what).to.equal(0);
    }
  });

  it('presses nothing if focus moves from the host’s field to a control in the middle of a code', async () => {
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

  it('presses nothing if the host moves focus to a control on its Enter', async () => {
    const { control, field } = await open(sorts.find(({ what }) => what === 'yes to a suggestion')!);
    field.addEventListener('keydown', ({ key }) => key === 'Enter' && control.focus());
    field.focus();
    expect(await clicksOf(...scan(codes[0]!))).to.equal(0);
  });

  const fields = [
    [{ type: 'text' }, 'textarea'],
    [{ type: 'contact', channel: 'email', text: 'You may write' }, '[type=email]'],
  ] as const;

  it('types into an associate’s text fields like any keyboard, and its Enter does not submit', async () => {
    for (const [question, tag] of fields) {
      const page = await show(ask(question, { audience: 'associate' }), 'associate');
      const field = inShadow('till-feedback', tag)(page) as HTMLInputElement;
      field.focus();
      expect(await clicksOf(...scan({ what: '', text: 'LOT 7 ab' }))).to.equal(0);
      expect(field.value.trim()).to.equal('LOT 7 ab');
      expect(field.isConnected).to.equal(true);
    }
  });

  it('types nothing into a customer’s text field, whether the code ends with Enter or Tab', async () => {
    for (const [question, tag] of fields)
      for (const suffix of ['Enter', 'Tab'] as const) {
        const page = await show(ask(question));
        const field = inShadow('till-feedback', tag)(page) as HTMLInputElement;
        field.focus();
        await type(...press('j'), { wait: 40 }, ...press('o'), { wait: 40 });
        lastKey = NaN;
        expect(await clicksOf(...scan({ what: '', text: 'lot7ab' }, suffix, 0))).to.equal(0);
        expect(field.value, `${tag} ${suffix}`).to.equal('jo');
        expect(field.isConnected).to.equal(true);
      }
  }, 30);

  it('with an arrow key as its suffix selects no score', async () => {
    for (const suffix of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      const { provider } = await open(sorts.find(({ what }) => what === 'step of a score')!);
      const before = state(provider);
      expect(await clicksOf(...scan(codes[0]!, '', 0), ...press(suffix, 0))).to.equal(0);
      expect(state(provider), suffix).to.equal(before);
    }
  });

  it('with Tab and Enter as its suffix presses nothing, from the host’s field or from another control', async () => {
    for (const control of sorts)
      for (const text of ['1234', '96385074']) {
        const { field, control: element } = await open(control);
        const start = await tabStopBefore(element, field);
        for (const from of start ? [field, start] : [field]) {
          from.focus();
          const steps = [...scan({ what: '', text }, 'Tab', 0), ...press('Enter', 0)];
          expect(await clicksOf(...steps), `${control.what} after ${text}`).to.equal(0);
          endScan();
        }
      }
  }, 30);

  it('that starts on one guarded button presses no other one that Tab or the host moves focus to', async () => {
    const box = await mount<HTMLElement>(html`<p><button>Park</button><button>Pay</button></p>`);
    const [park, pay] = ['Park', 'Pay'].map(name => byRole(box, 'button', name)) as [
      HTMLElement,
      HTMLElement,
    ];
    const removals = [park, pay].map(button => guardFromScanner(button));
    for (const move of [press('Tab', 0), []]) {
      park.focus();
      await type(...scan(codes[0]!, '', 40), ...move);
      pay.focus();
      expect(await clicksOf(...press('Enter', 0))).to.equal(0);
      expect(await clicksOf({ wait: 520 }, ...press('Enter'))).to.equal(1);
    }
    for (const remove of removals) remove();
  });

  it('reaches every key listener of the page, whatever has focus', async () => {
    const { page } = await open(sorts[0]!);
    let keys = '';
    page.addEventListener('keydown', ({ key }) => (keys += key));
    await type(...scan(codes[0]!));
    expect(keys).to.equal('96385074Enter');
  });
});

describe('a person', () => {
  const yes = controls.find(({ what }) => what === 'yes to a suggestion')!;

  it('can press right after Tab, from a field too', async () => {
    for (const key of ['Enter', 'Space']) {
      const { field } = await open(yes);
      field.focus();
      expect(await clicksOf(...press('4'), ...press('Tab'), ...press(key))).to.equal(1);
    }
  });

  it('can press again and again', async () => {
    const { document, find } = controls[0]!;
    const page = await show(document);
    (await find(page)).focus();
    expect(await clicksOf(...press('Enter'), ...press('Enter'), ...press('Enter'))).to.equal(3);
    expect(await clicksOf(...press('Space'), { wait: 120 }, ...press('Space'), { wait: 120 })).to.equal(2);
  });

  it('can press half a second after a scan', async () => {
    for (const key of ['Enter', 'Space']) {
      await open(yes);
      expect(await clicksOf(...scan(codes[0]!), { wait: 520 }, ...press(key))).to.equal(1);
    }
  });

  it('can press without a key at any time, as assistive technology does', async () => {
    const { control } = await open(yes);
    clicks = 0;
    await type(...scan(codes[0]!));
    control.click();
    expect(clicks).to.equal(1);
  });

  it('has pressed with Space even if the next key follows at once', async () => {
    const { page } = await open(controls.find(({ what }) => what === 'step of a score')!);
    await type(...press('Space', 0), ...press('ArrowRight', 0), { wait: 150 });
    const steps = deep(page).filter(each => each instanceof HTMLInputElement && each.type === 'radio');
    expect(steps.map(step => (step as HTMLInputElement).checked).indexOf(true)).to.equal(1);
    await open(yes);
    expect(await clicksOf(...press('Space', 0), ...press('Tab', 0))).to.equal(1);
  });

  it('presses nothing by releasing Space on another element', async () => {
    const { control, field } = await open(yes);
    await type({ down: 'Space' });
    field.focus();
    expect(await clicksOf({ up: 'Space' })).to.equal(0);
    field.blur();
    control.focus();
    expect(await clicksOf(...press('Enter'))).to.equal(1);
  });
});

describe('focus with till density', () => {
  it('stays in the host’s field when a control is pressed', async () => {
    for (const control of controls.filter(({ what }) => !/link/.test(what))) {
      const { page, field, control: element } = await open(control, 'till');
      for (const target of [element, element.closest('label')]) {
        if (!target) continue;
        field.focus();
        clicks = 0;
        // The times of events are so far ahead that the control has been there for long enough.
        await painted();
        await clickAt(middleOf(target));
        expect(clicks, control.what).to.be.above(0);
        expect(document.activeElement, control.what).to.equal(field);
      }
      // Pages of earlier turns would push the next control out of view.
      page.remove();
    }
  });

  it('moves to a text field that is pressed', async () => {
    const page = await show(ask({ type: 'text' }), 'customer', 'till');
    page.field.focus();
    await clickAt(middleOf(inShadow('till-feedback', 'textarea')(page)));
    expect(document.activeElement?.localName).to.equal('till-feedback');
  });

  it('moves to a pressed control in any other density', async () => {
    const { field, control } = await open(controls.find(({ what }) => what === "form's next button")!);
    field.focus();
    await clickAt(middleOf(control));
    expect(document.activeElement?.localName).to.equal('till-feedback');
  });
});

describe('guardFromScanner', () => {
  it("guards a host's own button, or everything inside an element, until the guard is removed", async () => {
    const box = await mount<HTMLElement>(html`<p><input aria-label="Scan" /><button>Pay</button></p>`);
    const [field, pay] = [box.querySelector('input')!, box.querySelector('button')!];
    for (const target of [pay, box]) {
      const remove = guardFromScanner(target);
      pay.focus();
      expect(await clicksOf(...scan(codes[0]!))).to.equal(0);
      expect(await clicksOf({ wait: 520 }, ...press('Space'))).to.equal(1);
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

  it('presses no button that has left the page', async () => {
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
