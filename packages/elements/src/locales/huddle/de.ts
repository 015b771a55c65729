import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';
import { plural } from '../../shared/plural.js';

/** The words of the forms. */
const form: FormWords = {
  send: 'Absenden',
  close: 'Schließen',
  charactersLeft: count => `Noch ${count} Zeichen frei`,
  textCut: most => `Nur die ersten ${most} Zeichen passen. Der Rest wurde abgeschnitten.`,
  masked: {
    email: 'Die E-Mail-Adresse wird unkenntlich gemacht.',
    phone: 'Die Telefonnummer wird unkenntlich gemacht.',
    number: 'Die lange Nummer wird unkenntlich gemacht.',
  },
  needed: 'Bitte schreiben Sie hier zuerst etwas.',
  noDraft: 'Dieser Browser hebt keinen Entwurf auf. Bitte die Seite offen lassen, bis alles gesendet ist.',
  review: 'Jemand liest es, bevor es erscheint.',
  stillThere: 'Noch da?',
  clearsIn: seconds => `Wird in ${seconds} s gelöscht`,
  goOn: 'Weitermachen',
  receipt: {
    saved: 'Auf diesem Gerät gespeichert',
    confirmed: 'Angekommen',
    unsaved: 'Nicht gespeichert. Bitte die Seite offen lassen, bis alles gesendet ist.',
    refused: 'Das ließ sich nicht zustellen.',
  },
};

/** German, in the polite form. */
export const german: HuddleStringsInput = {
  lang: 'de',

  huddle: {
    pause: 'Pause',
    asOf: time => `Stand: ${time}`,
  },

  result: {
    now: (label, value) => `${label}: ${value}`,
    compared: (label, value, before) => `${label}: ${value}, vorher ${before}`,
    ofHundred: count => `${count} von 100`,
    better: 'Das ist besser.',
    worse: 'Das ist schlechter.',
    same: 'Etwa gleich.',
    first: 'Noch gibt es nichts zum Vergleichen.',
    point: (period, value) => `${period}: ${value}`,
    pointBetween: (period, value, low, high) =>
      `${period}: ${value}, wahrscheinlich zwischen ${low} und ${high}`,
    worth: (low, high) => `${low} bis ${high} wert`,
    worthAbout: value => `Etwa ${value} wert`,
    costs: (low, high) => `Kostet ${low} bis ${high}`,
    costsAbout: value => `Kostet etwa ${value}`,
    actions: 'Was alle tun können',
    act: 'Das habe ich getan',
    acted: 'Von Ihnen getan',
    details: 'Woher das kommt',
    cases: (count, n) => plural('de', n, { one: `${count} Fall`, other: `${count} Fälle` }),
    owner: role => `Dafür steht ein: ${role}`,
    serves: label => `Dient dem Ziel: ${label}`,
    promise: id => `Gehört zum Versprechen „${id}“`,
  },

  portrait: {
    people: count => `Etwa ${count} Kundinnen und Kunden`,
    peopleAndShare: (people, share) => `${people}, ${share}`,
    share: percent => `${percent} des Umsatzes`,
    shares: {
      10: 'ein Zehntel des Umsatzes',
      20: 'ein Fünftel des Umsatzes',
      25: 'ein Viertel des Umsatzes',
      35: 'ein Drittel des Umsatzes',
      50: 'die Hälfte des Umsatzes',
      65: 'zwei Drittel des Umsatzes',
      75: 'drei Viertel des Umsatzes',
    },
    group: 'Diese Gruppe',
    everybody: 'Alle',
    ask: 'Eine Frage wert',
    story: 'Ihre Geschichte',
    basis: (customers, period) => `Aus Daten von ${customers} Kundinnen und Kunden, ${period}`,
  },

  news: {
    owner: role => `Fragen an: ${role}`,
    tell: 'Ich habe es der Kundschaft erzählt',
    told: 'Der Kundschaft erzählt',
  },

  story: {
    customer: 'Aus der Kundschaft',
    team: 'Aus dem Team',
    about: {
      promise: title => `Zum Versprechen „${title}“`,
      suggestion: title => `Zum Vorschlag „${title}“`,
      product: title => `Zu ${title}`,
    },
    thanks: name => `Mit Dank an ${name}`,
    share: 'Teilen',
    shared: 'Geteilt',
    copied: 'Kopiert',
    notShared: 'Dieser Browser kann es weder teilen noch kopieren. Text zum Markieren:',
    open: 'Eine erzählen',
    first: 'Die erste Geschichte erzählen',
    another: 'Noch eine erzählen',
    text: 'Was ist passiert?',
    hint: 'Ohne den Namen der Kundin oder des Kunden. E-Mail-Adressen, Telefonnummern und andere lange Nummern werden unkenntlich gemacht.',
    sent: 'Danke fürs Erzählen',
    form,
  },

  thanks: {
    title: (from, to) => `${from} dankt ${to}`,
    kept: promise => `Hat das Versprechen „${promise}“ gehalten`,
    open: 'Jemandem danken',
    another: 'Noch jemandem danken',
    to: 'Wem danken Sie?',
    name: 'Ein Vorname oder eine Aufgabe',
    for: 'Wofür?',
    hint: 'Für etwas, das jemand für Kunden getan hat, nie für Verkäufe. E-Mail-Adressen, Telefonnummern und andere lange Nummern werden unkenntlich gemacht.',
    from: 'Ihr Vorname, wenn Sie mögen',
    sent: 'Danke, dass Sie es sagen',
    form,
  },
};

addHuddleStrings(german);
