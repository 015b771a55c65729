import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';
import { plural } from '../../shared/plural.js';

/** The words of the forms. */
const form: FormWords = {
  send: 'Versturen',
  close: 'Sluiten',
  charactersLeft: (count, n) =>
    plural('nl', n, { one: `Nog ${count} teken over`, other: `Nog ${count} tekens over` }),
  textCut: most => `Alleen de eerste ${most} tekens passen. De rest is afgekapt.`,
  masked: {
    email: 'Het e-mailadres wordt onleesbaar gemaakt.',
    phone: 'Het telefoonnummer wordt onleesbaar gemaakt.',
    number: 'Het lange nummer wordt onleesbaar gemaakt.',
  },
  needed: 'Schrijf hier eerst iets.',
  noDraft: 'Deze browser bewaart geen concept. Houd deze pagina open tot alles is verzonden.',
  review: 'Iemand leest het voordat het verschijnt.',
  stillThere: 'Bent u er nog?',
  clearsIn: seconds => `Wordt over ${seconds}\u00a0s gewist`,
  goOn: 'Doorgaan',
  receipt: {
    saved: 'Opgeslagen op dit apparaat',
    confirmed: 'Ontvangen',
    unsaved: 'Niet opgeslagen. Houd deze pagina open tot alles is verzonden.',
    refused: 'Dit kon niet worden bezorgd.',
  },
};

/** Dutch, with "u", for the Netherlands and Belgium. */
export const dutch: HuddleStringsInput = {
  lang: 'nl',

  huddle: {
    pause: 'Pauze',
    asOf: time => `Stand: ${time}`,
  },

  result: {
    now: (label, value) => `${label}: ${value}`,
    compared: (label, value, before) => `${label}: ${value}, eerder ${before}`,
    ofHundred: count => `${count} van de 100`,
    better: 'Dat is beter.',
    worse: 'Dat is slechter.',
    same: 'Ongeveer hetzelfde.',
    first: 'Er is nog niets om mee te vergelijken.',
    point: (period, value) => `${period}: ${value}`,
    pointBetween: (period, value, low, high) =>
      `${period}: ${value}, waarschijnlijk tussen ${low} en ${high}`,
    worth: (low, high) => `${low} tot ${high} waard`,
    worthAbout: value => `Ongeveer ${value} waard`,
    costs: (low, high) => `Kost ${low} tot ${high}`,
    costsAbout: value => `Kost ongeveer ${value}`,
    actions: 'Wat iedereen kan doen',
    act: 'Dit heb ik gedaan',
    acted: 'Door u gedaan',
    details: 'Waar dit vandaan komt',
    cases: (count, n) => plural('nl', n, { one: `${count} geval`, other: `${count} gevallen` }),
    owner: role => `Staat ervoor in: ${role}`,
    serves: label => `Draagt bij aan: ${label}`,
    promise: id => `Hoort bij de belofte ‘${id}’`,
  },

  portrait: {
    people: count => `Ongeveer ${count} klanten`,
    peopleAndShare: (people, share) => `${people}, ${share}`,
    share: percent => `${percent} van de omzet`,
    shares: {
      10: 'een tiende van de omzet',
      20: 'een vijfde van de omzet',
      25: 'een kwart van de omzet',
      35: 'een derde van de omzet',
      50: 'de helft van de omzet',
      65: 'twee derde van de omzet',
      75: 'driekwart van de omzet',
    },
    group: 'Deze groep',
    everybody: 'Iedereen',
    ask: 'Goed om te vragen',
    story: 'Hun verhaal',
    basis: (customers, period) => `Op basis van ${customers} klanten, ${period}`,
  },

  news: {
    owner: role => `Vraag het aan: ${role}`,
    tell: 'Ik heb het een klant verteld',
    told: 'Aan een klant verteld',
  },

  story: {
    customer: 'Van een klant',
    team: 'Uit het team',
    about: {
      promise: title => `Over de belofte ‘${title}’`,
      suggestion: title => `Over de suggestie ‘${title}’`,
      product: title => `Over ${title}`,
    },
    thanks: name => `Met dank aan ${name}`,
    share: 'Delen',
    shared: 'Gedeeld',
    copied: 'Gekopieerd',
    notShared: 'Deze browser kan het niet delen en niet kopiëren. Tekst om te selecteren:',
    open: 'Vertel er een',
    first: 'Vertel het eerste verhaal',
    another: 'Vertel er nog een',
    text: 'Wat is er gebeurd?',
    hint: 'Zonder de naam van de klant. E-mailadressen, telefoonnummers en andere lange nummers worden onleesbaar gemaakt.',
    sent: 'Bedankt voor het vertellen',
    form,
  },

  thanks: {
    title: (from, to) => `${from} bedankt ${to}`,
    kept: promise => `Hield de belofte ‘${promise}’`,
    open: 'Iemand bedanken',
    another: 'Nog iemand bedanken',
    to: 'Wie bedankt u?',
    name: 'Een voornaam of een functie',
    for: 'Waarvoor?',
    hint: 'Voor wat iemand voor een klant heeft gedaan, nooit voor verkopen. E-mailadressen, telefoonnummers en andere lange nummers worden onleesbaar gemaakt.',
    from: 'Uw voornaam, als u wilt',
    sent: 'Fijn dat u het zegt',
    form,
  },
};

addHuddleStrings(dutch);
