import type { Texts } from './texts.js';
import { clearTraits, cut, weekdayName } from './wording.js';

const parts: Record<string, { who: string; when: string }> = {
  morning: { who: 'Vormittagskundschaft', when: 'am Vormittag' },
  afternoon: { who: 'Nachmittagskundschaft', when: 'am Nachmittag' },
  evening: { who: 'Abendkundschaft', when: 'am Abend' },
};
const day = (weekday: string): string => weekdayName('de', weekday);
const kind = (item: string, kinds: string): string => (kinds === 'words' ? `„${item}“` : item);

export const german: Texts = {
  core: { name: 'Unsere Kundschaft', line: 'Alle, die hier kaufen.' },
  name: (traits, kinds) => {
    const { weekday, part, categories, hasNoFavourite, frequency, value, breadth, recency } =
      clearTraits(traits);
    const who =
      weekday !== undefined
        ? `${day(weekday)}skundschaft`
        : part !== undefined
          ? parts[part]!.who
          : frequency > 0.5
            ? 'Stammkundschaft'
            : frequency < 0
              ? 'Gelegenheitskundschaft'
              : 'Kundschaft';
    const [first, second] = categories.map(({ item }) => cut(kind(item, kinds), 26));
    if (first && second && `${who}, die ${first} und ${second} kauft`.length <= 60)
      return `${who}, die ${first} und ${second} kauft`;
    if (first) return `${who}, die ${first} kauft`;
    if (value > 0) return `${who} mit großen Bestellungen`;
    if (value < 0) return `${who} mit kleinen Bestellungen`;
    if (breadth > 0) return `${who}, die vielerlei kauft`;
    if (breadth < 0) return `${who}, die gezielt kauft`;
    if (hasNoFavourite) return `${who}, die Verschiedenes kauft`;
    if (who === 'Kundschaft' && recency < 0) return 'Kundschaft der letzten Wochen';
    if (who === 'Kundschaft' && recency > 0) return 'Kundschaft, die länger nicht da war';
    return who;
  },
  label: ({ name, item }, kinds) =>
    ({
      again: 'Kamen mehr als einmal',
      value: 'Eine übliche Bestellung',
      goods: 'Verschiedene Dinge je Bestellung',
      last: 'Seit der letzten Bestellung',
      returned: 'Zurückgeschickt',
      category: `${kind(item, kinds)}, am Gekauften`,
      part: `Bestellungen ${parts[item]?.when}`,
      weekday: name === 'weekday' ? `Bestellungen am ${day(item)}` : '',
      kept: 'Gehaltene Versprechen, sagen die Kunden',
      satisfied: 'Zufriedene',
    })[name],
  clause: ({ name, item }, value, kinds) =>
    ({
      again: `${value} kamen mehr als einmal`,
      value: `eine Bestellung macht meist ${value} aus`,
      goods: `sie nehmen ${value} verschiedene Dinge auf einmal`,
      last: `ihre letzte Bestellung ist ${value} her`,
      returned: undefined,
      category: `${kind(item, kinds)} macht ${value} ihrer Einkäufe aus`,
      part: `${value} ihrer Bestellungen kommen ${parts[item]?.when}`,
      weekday: name === 'weekday' ? `${value} ihrer Bestellungen kommen am ${day(item)}` : '',
      kept: `${value} sagen, dass wir unser Versprechen hielten`,
      satisfied: `${value} sind zufrieden`,
    })[name],
  alike: 'Sie kaufen etwa so wie alle.',
  how: (view, customers, stability) => {
    const by = {
      all: 'nach Zeit, Umfang und Ware',
      goods: 'nach dem, was sie kaufen',
      habits: 'nach Zeit und Umfang',
    }[view];
    return `Gefunden in den Bestellungen von ${customers} Kunden, ${by} (k-Means). In zufälligen Hälften fand sich die Gruppe mit einer Ähnlichkeit von ${stability} (höchstens 1) wieder.`;
  },
  howAll: (of, n) =>
    ({
      customers: `Gezählt aus den Bestellungen von ${n} Kunden.`,
      orders: `Gezählt aus ${n} Bestellungen. Sie sagen nicht, wer kaufte: jede zählt als ein Kunde.`,
      answers: `Gezählt aus ${n} Antworten eingeladener Kunden; jede zählt als ein Kunde.`,
      shop: 'Nach Angabe des Geschäfts; nicht gezählt.',
    })[of],
};
