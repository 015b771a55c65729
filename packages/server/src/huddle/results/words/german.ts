import type { Words } from './words.js';

const answers = 'Was Kunden in unseren Formularen geantwortet haben';
const sales = 'Verkäufe, wie Kasse und Laden sie melden';

export const german: Words = {
  results: {
    'promises-kept': {
      label: 'Gehaltene Versprechen',
      means:
        'Wie oft wir getan haben, was wir versprochen hatten – von allen Malen, von denen wir es wissen.',
      source: '',
      owner: 'Wir alle',
      actions: { early: 'Ein Versprechen wackelt? Sag es der Kundin oder dem Kunden, bevor sie fragen.' },
    },
    csat: {
      label: 'Zufriedene Kunden',
      means: 'Kunden, die uns 4 oder 5 von 5 Punkten gaben, von allen, die geantwortet haben.',
      source: answers,
      owner: 'Wir alle',
      actions: { ask: 'Frag heute eine Kundin oder einen Kunden, wie es war, und gib die Worte weiter.' },
    },
    nps: {
      label: 'Würden uns empfehlen',
      means: 'Wie viele von 100 Kunden mehr uns gern empfehlen (9 oder 10 von 10) als nicht (0 bis 6).',
      source: answers,
      owner: 'Wir alle',
      actions: { why: 'Frag jemanden, der uns mag, was er Freunden erzählen würde.' },
    },
    ces: {
      label: 'Leicht mit uns',
      means: 'Wie leicht Kunden es fanden, von 1 (schwer) bis 7 (leicht).',
      source: answers,
      owner: 'Wir alle',
      actions: { step: 'Nenn einen Schritt, den Kunden nicht gehen müssen sollten.' },
    },
    'follow-ups': {
      label: 'Rechtzeitig zurückgerufen',
      means:
        'Kunden, denen wir bis zu einer Zeit eine Antwort versprochen hatten und die sie bis dahin bekamen.',
      source: 'Fällige Rückrufe, und wann sie abgehakt wurden',
      owner: 'Kundendienst',
      actions: { first: 'Erst der Rückruf, der als nächster fällig ist, dann alles Neue.' },
    },
    recoveries: {
      label: 'Wieder gut gemacht',
      means: 'Unzufriedene Kunden, für die gleich jemand etwas tat, von allen, für die jemand gerufen wurde.',
      source: 'Schlechte Noten im Laden, und was daraufhin geschah',
      owner: 'Laden',
      actions: { listen: 'Erst zuhören, dann anbieten, es gut zu machen. Du darfst das.' },
    },
    returns: {
      label: 'Zurückgeschickt',
      means:
        'Bestellungen, von denen etwas zurückkam. Nur wenn sie {days} Tage alt sind: Auch späte Rückgaben zählen mit.',
      source: sales,
      owner: 'Packtisch',
      actions: {
        look: 'Sieh zweimal hin, bevor du zuklebst: richtige Ware, richtige Größe, nichts kaputt?',
        note: 'Etwas kommt oft zurück? Schreib auf, was, und sag es dem Einkauf.',
      },
    },
    'repeat-purchases': {
      label: 'Haben wieder gekauft',
      means: 'Wie viele Kunden eines Quartals binnen eines Jahres auch an einem anderen Tag gekauft hatten.',
      source: 'Importierte Bestellungen von Kunden, die wir kennen',
      owner: 'Wir alle',
      actions: { thank: 'Leg eine eigene Zeile ins Paket, wenn jemand wiederkommt.' },
    },
    'net-revenue-retention': {
      label: 'Was Kunden vom Vorjahr heute ausgeben',
      means:
        'Von je 100, die Kunden in einem Jahr ausgaben: was dieselben im nächsten ausgaben, ohne Rückgaben.',
      source: 'Importierte Bestellungen von Kunden, die wir kennen',
      owner: 'Leitung',
    },
    'suggestions-difference': {
      label: 'Was Vorschläge bringen',
      means:
        'Wie viel mehr bei einem Besuch herauskommt, wenn wir etwas vorschlagen, als wenn nicht; ohne Rückgaben.',
      source: 'Besuche mit und ohne Vorschläge, vom Zufall gewählt',
      owner: 'Verkauf',
    },
    'suggestions-accepted': {
      label: 'Angenommene Vorschläge',
      means: 'Wie viele der gezeigten Vorschläge angenommen wurden.',
      source: 'Was im Laden und an der Kasse gezeigt und angenommen wurde',
      owner: 'Verkauf',
      actions: { question: 'Frag, wofür es ist, bevor du etwas vorschlägst.' },
    },
    basket: {
      label: 'Ein Einkauf im Schnitt',
      means: 'Der Durchschnitt aller Einkäufe, bevor etwas zurückkommt.',
      source: sales,
      owner: 'Verkauf',
    },
  },
  promise: {
    means: 'Wie oft wir dieses Versprechen gehalten haben – von allen Malen, von denen wir es wissen.',
    actions: { early: 'Es wackelt? Sag es der Kundin oder dem Kunden, bevor sie fragen.' },
  },
  evidence: {
    customers: 'Was eingeladene Kunden geantwortet haben',
    operations: 'Aufzeichnungen unserer eigenen Arbeit',
    both: 'Antworten eingeladener Kunden und Aufzeichnungen unserer eigenen Arbeit',
  },
  sales: { signals: sales, orders: 'Importierte Bestellungen' },
  earned:
    'Bei {n} Besuchen konnten wir etwas vorschlagen. So oft {value} mehr je Besuch, gemessen an Besuchen ohne Vorschläge.',
  measured: 'Anderswo gemessen und importiert',
};
