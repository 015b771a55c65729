import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delivery, makeItRight, onTime, returns, teacupHint, teacupQuestion, visit } from './data.js';
import './playground/moment-playground.js';

const head = { version: 1, id: 'visit-1' };
/** A suggestion without its picture, which is long as a `data:` URL. */
const plain = ({ product, ...rest }: typeof teacupHint): object => ({
  ...rest,
  product: { ...product, image: undefined },
});

const examples = {
  'A shop’s basket': { ...head, promises: [returns, delivery, onTime], suggestions: [plain(teacupHint)] },
  'At the till': {
    ...head,
    promises: [{ ...onTime, owner: 'Dispatch, Hannah’s team' }],
    suggestions: [plain(teacupQuestion)],
    basket: { items: [{ id: '22423' }], total: { currency: 'GBP', value: '12.75' } },
  },
  'After the sale': {
    ...head,
    phase: 'done',
    promises: [returns],
    suggestions: [makeItRight],
    feedback: [{ ...visit, recovery: { below: 2, suggestion: makeItRight.id } }],
  },
  'In Arabic': {
    ...head,
    locale: 'ar',
    promises: [{ id: 'returns', icon: 'returns', title: 'أعِدها مجانًا خلال 60 يومًا' }],
    feedback: [
      {
        id: 'visit',
        title: 'زيارتك اليوم',
        questions: [{ id: 'visit', type: 'csat', label: 'كيف كانت زيارتك اليوم إجمالًا؟' }],
      },
    ],
  },
  'With faults': {
    ...head,
    promises: [{ id: 'sick', title: 'A broken promise without its remedy', state: 'broken' }, returns],
    suggestions: [
      {
        ...plain(teacupHint),
        product: { id: '1', name: 'Teacup', price: { currency: 'GBP', value: '12,50 £' } },
      },
    ],
  },
};

export default {
  title: 'Playground',
  tags: ['!autodocs'],
  parameters: { controls: { disable: true }, actions: { disable: true } },
} satisfies Meta;

/** Paste a moment, see it on both screens, and send a link to it. */
export const Playground: StoryObj = {
  globals: { width: 'page' },
  render: () => html`<moment-playground .examples=${examples}></moment-playground>`,
};
