import type { MomentInput, Problem } from '@tillside/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { cup, daysAgo, inMinutes, onTime, returns, teacupHint, teacupQuestion, visit } from './data.js';
import { inMoment, momentArgType, present, type StageArgs, stageArgTypes } from './stage.js';

interface Args extends StageArgs {
  /** The host's document, without `version` and `id`. It may be invalid. */
  moment: unknown;
  /** Width of the column, as a CSS length. */
  width?: string;
}

/** Lists the problems, as developers read them. */
function list(event: Event & { problems: readonly Problem[] }): void {
  const items = event.problems.map(({ path, message }) => {
    const item = document.createElement('li');
    item.textContent = `${path || 'the document'}: ${message}`;
    return item;
  });
  const place = (event.currentTarget as Element).querySelector('[data-problems]');
  place?.replaceChildren(...items);
  if (place instanceof HTMLElement) place.hidden = !items.length;
}

const stage = (content: TemplateResult, width?: string) => html`
  <div style="display: grid; grid-gap: 24px; max-inline-size: ${width ?? 'none'}" @till-problem=${list}>
    ${content}
    <ul
      data-problems
      hidden
      style="margin: 0; padding-inline-start: 1.2em; font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere"
    ></ul>
  </div>
`;

export default {
  title: 'Conditions/Bad data',
  component: 'till-moment',
  tags: ['warns', '!autodocs'],
  args: { surface: 'customer' },
  argTypes: { moment: momentArgType, ...stageArgTypes },
  render: ({ moment, width, surface, density, phase, hold }) =>
    stage(
      inMoment(
        moment as Omit<MomentInput, 'version' | 'id'>,
        present({ surface, density, phase, hold }),
        html`<till-promise max="4"></till-promise><till-suggestion></till-suggestion
          ><till-feedback></till-feedback>`,
      ),
      width,
    ),
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** Text of exactly so many characters, as long as a word list makes it. */
function words(length: number): string {
  const text =
    'Handed over at the counter of the shop in Leeds, wrapped in brown paper by somebody who has time. ';
  return text
    .repeat(Math.ceil(length / text.length))
    .slice(0, length - 1)
    .trimEnd()
    .padEnd(length, '.');
}
const word = 'Rosenporzellanteetassenuntertassengeschenkverpackung';

/** Every text at its maximum length. */
export const AtEveryLimit: Story = {
  args: {
    moment: {
      promises: [
        {
          ...onTime,
          title: words(120),
          remedy: words(240),
          detail: words(500),
          conditions: words(500),
          link: { href: '/long', label: words(80) },
          evidence: {
            kept: 999_999_999_998,
            of: 999_999_999_999,
            from: daysAgo(900),
            to: daysAgo(1),
            source: 'operations',
          },
        },
      ],
      suggestions: [
        {
          ...teacupHint,
          title: words(120),
          reason: { text: words(200), basis: 'general' },
          detail: words(500),
          product: {
            ...cup,
            name: words(200),
            price: { currency: 'GBP', value: '1234567890.99' },
            was: { currency: 'GBP', value: '9234567890.99' },
          },
          accept: { label: words(80) },
          decline: { label: words(80) },
        },
      ],
      feedback: [
        {
          ...visit,
          title: words(120),
          intro: words(500),
          questions: [
            {
              id: 'long',
              type: 'choice',
              label: words(200),
              options: ['1', '2', '3'].map(id => ({ id, label: words(80) })),
            },
          ],
        },
      ],
    },
  },
};

/** The same for the associate. */
export const AtEveryLimitAtTheTill: Story = {
  args: {
    surface: 'associate',
    density: 'till',
    moment: {
      promises: [{ ...onTime, title: words(120), remedy: words(240), owner: words(80) }],
      suggestions: [
        {
          ...teacupQuestion,
          title: words(120),
          ask: words(200),
          note: words(200),
          reason: { text: words(200), basis: 'general' },
          accept: { label: words(80) },
          decline: { label: words(80) },
        },
      ],
    },
  },
};

/** Words that are longer than a line. */
export const UnbreakableWords: Story = {
  args: {
    width: '240px',
    moment: {
      promises: [{ ...returns, title: word, detail: word + word }],
      suggestions: [{ ...teacupHint, title: word, reason: { text: word, basis: 'general' } }],
      feedback: [{ ...visit, title: word, questions: [{ id: 'word', type: 'csat', label: word }] }],
    },
  },
};

/** One character more than each limit: those items are left out, and the others stay. */
export const OverEveryLimit: Story = {
  args: {
    moment: {
      promises: [
        { ...returns, title: words(121) },
        { id: 'fine', icon: 'quality', title: 'This one is fine' },
      ],
      suggestions: [{ ...teacupHint, reason: { text: words(201), basis: 'basket' } }],
      feedback: [{ ...visit, title: words(121) }],
    },
  },
};

/** A picture that fails to load keeps its background, so that nothing moves. */
export const MissingPicture: Story = {
  args: {
    moment: {
      suggestions: [
        {
          ...teacupHint,
          product: {
            ...cup,
            image: { src: 'data:image/png;base64,AAAA', alt: cup.name, width: 480, height: 480 },
          },
        },
      ],
    },
  },
};

/** Items that are not valid yet, or no longer, are not shown. */
export const Expired: Story = {
  args: {
    moment: {
      promises: [
        { ...returns, validUntil: inMinutes(-60) },
        { id: 'early', title: 'This one has not begun', validFrom: inMinutes(600) },
        { id: 'now', icon: 'time', title: 'This one is in force', validUntil: inMinutes(600) },
      ],
      suggestions: [{ ...teacupHint, validUntil: inMinutes(-1) }],
    },
  },
};

/** The cut-off has passed and the promise has no `after`, so it is not shown. */
export const CutoffPassed: Story = {
  args: {
    moment: {
      promises: [
        {
          id: 'gone',
          title: 'Delivered on Tuesday',
          cutoff: { at: inMinutes(-1), before: 'for delivery on Tuesday' },
        },
        { id: 'stays', icon: 'time', title: 'Delivered within three days' },
      ],
    },
  },
};

/** The device's clock contradicts the moment's own time, so there is no countdown. */
export const WrongClock: Story = {
  args: {
    moment: {
      asOf: inMinutes(600),
      promises: [
        {
          id: 'clock',
          icon: 'time',
          title: 'Delivered on Tuesday',
          cutoff: { at: inMinutes(130), before: 'for delivery on Tuesday' },
        },
      ],
    },
  },
};

/** Markup is shown as text. */
export const HostileText: Story = {
  args: {
    moment: {
      promises: [
        {
          id: 'markup',
          icon: 'privacy',
          title: '<img src=x onerror=alert(1)> & <b>bold</b>',
          detail: '</details><script>alert(1)</script> ${1 + 1} {{constructor}} \u202Eesrever\u202C',
        },
      ],
      suggestions: [
        {
          ...teacupHint,
          title: '"><svg onload=alert(1)>',
          reason: { text: '<!-- --> &lt;i&gt;', basis: 'general' },
        },
      ],
    },
  },
};

/** Links that would run a script are left out; the item stays. */
export const ScriptUrls: Story = {
  args: {
    moment: {
      promises: [{ ...returns, link: { href: 'javascript:alert(1)', label: 'Do not press' } }],
      suggestions: [
        {
          ...teacupHint,
          product: {
            ...cup,
            href: 'java\nscript:alert(1)',
            image: { ...cup.image, src: 'javascript:alert(1)' },
          },
        },
      ],
    },
  },
};

/** Arabic on an English page: the moment's locale counts. */
export const Arabic: Story = {
  render: ({ moment, surface }) =>
    stage(
      html`<div lang="ar" dir="rtl" style="display: grid; grid-gap: 24px">
        ${inMoment(
          moment as Omit<MomentInput, 'version' | 'id'>,
          present({ surface }),
          html`<till-promise max="2"></till-promise><till-suggestion></till-suggestion>`,
        )}
      </div>`,
    ),
  args: {
    moment: {
      promises: [
        {
          ...returns,
          title: 'أعِدها خلال 60 يومًا مجانًا',
          detail: 'اطبع الملصق من طلبك وسلّم الطرد في أي مكتب بريد.',
          conditions: 'بحالتها الأصلية. رقم الطلب ABC-123 مطلوب.',
        },
      ],
      suggestions: [
        {
          ...teacupHint,
          title: 'فنجان شاي Regency مع صحن، بالورود',
          reason: { text: 'اشتُريا معًا في 41 من 120 سلة مع حامل الكعك', basis: 'basket' },
        },
      ],
    },
  },
};

/** Zero is a price, too. */
export const ZeroPrice: Story = {
  args: {
    moment: {
      suggestions: [{ ...teacupHint, product: { ...cup, price: { currency: 'GBP', value: '0.00' } } }],
    },
  },
};

/** Yen have no decimals, dinars three. */
export const OtherCurrencies: Story = {
  args: {
    moment: {
      suggestions: [
        {
          ...teacupHint,
          product: {
            ...cup,
            price: { currency: 'KWD', value: '1.125' },
            was: { currency: 'KWD', value: '1.500' },
          },
        },
      ],
    },
  },
};

/** Everything in a column of 240 pixels. */
export const Narrow: Story = {
  args: {
    width: '240px',
    moment: {
      promises: [returns, onTime],
      suggestions: [teacupHint],
      feedback: [
        {
          ...visit,
          questions: [
            { id: 'friends', type: 'nps', label: 'How likely are you to recommend us to a friend?' },
          ],
        },
      ],
    },
  },
};

/** An invalid price is left out, and nothing else. */
export const OneBadItem: Story = {
  args: {
    moment: {
      promises: [
        returns,
        { id: 'sick', title: 'A broken promise without its remedy', state: 'broken' },
        onTime,
      ],
      suggestions: [
        { ...teacupHint, id: 'sick', product: { ...cup, price: { currency: 'GBP', value: 12.5 } } },
        teacupHint,
      ],
    },
  },
};

/** Items of unknown kinds are left out, and the others are shown. */
export const FromTheFuture: Story = {
  args: {
    moment: {
      promises: [{ ...returns, hologram: true }],
      suggestions: [{ ...teacupHint, id: 'scent', kind: 'scent' }, teacupHint],
      feedback: [
        {
          ...visit,
          questions: [
            { id: 'mood', type: 'mood-ring', label: 'What colour was it?' },
            { id: 'visit', type: 'csat', label: 'How was your visit today, all in all?' },
          ],
        },
      ],
    },
  },
};

/** Evidence that is too old, too small or contradictory: the promise is shown without it, or not at all. */
export const PoorEvidence: Story = {
  args: {
    moment: {
      promises: [
        {
          id: 'old',
          icon: 'returns',
          title: 'Evidence of last year is not shown',
          evidence: { kept: 900, of: 910, from: daysAgo(500), to: daysAgo(120), source: 'operations' },
        },
        {
          id: 'few',
          icon: 'quality',
          title: 'Nor are twelve answers',
          evidence: { kept: 12, of: 12, from: daysAgo(20), to: daysAgo(1), source: 'customers' },
        },
        {
          id: 'more',
          title: 'Kept more often than given',
          evidence: { kept: 50, of: 40, from: daysAgo(20), to: daysAgo(1), source: 'operations' },
        },
      ],
    },
  },
};

/** The document is no moment, so the default slot stays. */
export const NoMoment: Story = {
  render: ({ moment }) =>
    stage(html`
      <till-moment .value=${moment}>
        <till-promise><p>Returns are free within 60 days.</p></till-promise>
      </till-moment>
    `),
  args: { moment: '{ "version": 1, "id": ' },
};
