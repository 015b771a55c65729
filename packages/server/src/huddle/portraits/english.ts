import type { Texts } from './texts.js';
import { clearTraits, cut, weekdayName } from './wording.js';

const parts: Record<string, string> = { morning: 'morning', afternoon: 'afternoon', evening: 'evening' };
const day = (weekday: string): string => weekdayName('en', weekday);
const kind = (item: string, kinds: string): string => (kinds === 'words' ? `“${item}”` : item);

export const english: Texts = {
  core: { name: 'Our customers', line: 'Everybody who buys here.' },
  name: (traits, kinds) => {
    const { weekday, part, categories, hasNoFavourite, frequency, value, breadth, recency } =
      clearTraits(traits);
    const who =
      weekday !== undefined
        ? `${day(weekday)} shoppers`
        : part !== undefined
          ? `${parts[part]!.replace(/^./, first => first.toUpperCase())} shoppers`
          : frequency > 0.5
            ? 'Regulars'
            : frequency < 0
              ? 'Occasional shoppers'
              : 'Customers';
    const [first, second] = categories.map(({ item }) => cut(kind(item, kinds), 30));
    if (first && second && `${who} who buy ${first} and ${second}`.length <= 60)
      return `${who} who buy ${first} and ${second}`;
    if (first) return `${who} who buy ${first}`;
    if (value > 0) return `${who} with large orders`;
    if (value < 0) return `${who} with small orders`;
    if (breadth > 0) return `${who} who buy many different things`;
    if (breadth < 0) return `${who} who know what they came for`;
    if (hasNoFavourite) return `${who} who buy all sorts of things`;
    if (who === 'Customers' && recency < 0) return 'Customers of the last weeks';
    if (who === 'Customers' && recency > 0) return 'Customers we have not seen for a while';
    return who;
  },
  label: ({ name, item }, kinds) =>
    ({
      again: 'Came more than once',
      value: 'A usual order',
      goods: 'Different things in an order',
      last: 'Since the last order',
      returned: 'Sent back',
      category: `${kind(item, kinds)}, of what they buy`,
      part: `Orders in the ${parts[item]}`,
      weekday: name === 'weekday' ? `Orders on ${day(item)}s` : '',
      kept: 'Promises kept, as customers say',
      satisfied: 'Satisfied customers',
    })[name],
  clause: ({ name, item }, value, kinds) =>
    ({
      again: `${value} of them came more than once`,
      value: `they usually spend ${value}`,
      goods: `they take ${value} different things at a time`,
      last: `their last order is ${value} old`,
      returned: undefined,
      category: `${kind(item, kinds)} makes ${value} of what they buy`,
      part: `${value} of their orders come in the ${parts[item]}`,
      weekday: name === 'weekday' ? `${value} of their orders come on a ${day(item)}` : '',
      kept: `${value} say that we kept our promise`,
      satisfied: `${value} are satisfied`,
    })[name],
  alike: 'They buy much as everybody does.',
  how: (view, customers, stability) => {
    const by = {
      all: 'when, how much and what they buy',
      goods: 'what they buy',
      habits: 'when and how much they buy',
    }[view];
    return `Found in the orders of ${customers} customers by ${by} (k-means). In random halves of them the group came back with a likeness of ${stability} of 1.`;
  },
  howAll: (of, n) =>
    ({
      customers: `Counted from the orders of ${n} customers.`,
      orders: `Counted from ${n} orders. They do not say who bought, so each counts as a customer.`,
      answers: `Counted from ${n} answers of invited customers; each counts as a customer.`,
      shop: 'As the shop says; not counted.',
    })[of],
};
