import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';
import { plural } from '../../shared/plural.js';

/** The words of the forms. */
const form: FormWords = {
  send: 'Invia',
  close: 'Chiudi',
  charactersLeft: (count, n) =>
    plural('it', n, { one: `Resta ${count} carattere`, other: `Restano ${count} caratteri` }),
  textCut: most => `C’è posto solo per i primi ${most} caratteri. Il resto è stato tagliato.`,
  masked: {
    email: 'L’indirizzo e-mail viene oscurato.',
    phone: 'Il numero di telefono viene oscurato.',
    number: 'Il numero lungo viene oscurato.',
  },
  needed: 'Scrivi prima qualcosa qui.',
  noDraft: 'Questo browser non conserva bozze. Tieni aperta questa pagina fino all’invio.',
  review: 'Una persona lo legge prima che appaia.',
  stillThere: 'Ci sei ancora?',
  clearsIn: seconds => `Si cancella tra ${seconds}\u00a0s`,
  goOn: 'Continua',
  receipt: {
    saved: 'Salvato su questo dispositivo',
    confirmed: 'Ricevuto',
    unsaved: 'Non salvato. Tieni aperta questa pagina fino all’invio.',
    refused: 'Non è stato possibile recapitarlo.',
  },
};

/** Italian, with "tu", as shops there do. */
export const italian: HuddleStringsInput = {
  lang: 'it',

  huddle: {
    pause: 'Pausa',
    asOf: time => `Dati al ${time}`,
  },

  result: {
    now: (label, value) => `${label}: ${value}`,
    compared: (label, value, before) => `${label}: ${value}, prima ${before}`,
    ofHundred: count => `${count} su 100`,
    better: 'È meglio.',
    worse: 'È peggio.',
    same: 'Più o meno uguale.',
    first: 'Non c’è ancora nulla con cui confrontarlo.',
    point: (period, value) => `${period}: ${value}`,
    pointBetween: (period, value, low, high) => `${period}: ${value}, probabilmente tra ${low} e ${high}`,
    worth: (low, high) => `Vale da ${low} a ${high}`,
    worthAbout: value => `Vale circa ${value}`,
    costs: (low, high) => `Costa da ${low} a ${high}`,
    costsAbout: value => `Costa circa ${value}`,
    actions: 'Che cosa può fare chiunque',
    act: 'L’ho fatto',
    acted: 'Fatto da Lei',
    details: 'Da dove viene',
    cases: (count, n) => plural('it', n, { one: `${count} caso`, other: `${count} casi` }),
    owner: role => `Ne risponde: ${role}`,
    serves: label => `Contribuisce a: ${label}`,
    promise: id => `Fa parte della promessa «${id}»`,
  },

  portrait: {
    people: count => `Circa ${count} clienti`,
    peopleAndShare: (people, share) => `${people}, ${share}`,
    share: percent => `${percent} delle vendite`,
    shares: {
      10: 'un decimo delle vendite',
      20: 'un quinto delle vendite',
      25: 'un quarto delle vendite',
      35: 'un terzo delle vendite',
      50: 'metà delle vendite',
      65: 'due terzi delle vendite',
      75: 'tre quarti delle vendite',
    },
    group: 'Questo gruppo',
    everybody: 'Tutti',
    ask: 'Da chiedere',
    story: 'La loro storia',
    basis: (customers, period) => `In base a ${customers} clienti, ${period}`,
  },

  news: {
    owner: role => `A chi chiedere: ${role}`,
    tell: 'L’ho detto a un cliente',
    told: 'Detto a un cliente',
  },

  story: {
    customer: 'Dalla clientela',
    team: 'Dal team',
    about: {
      promise: title => `Sulla promessa «${title}»`,
      suggestion: title => `Sul suggerimento «${title}»`,
      product: title => `A proposito di ${title}`,
    },
    thanks: name => `Con un grazie a ${name}`,
    share: 'Condividi',
    shared: 'Condiviso',
    copied: 'Copiato',
    notShared: 'Questo browser non può né condividerlo né copiarlo. Testo da selezionare:',
    open: 'Raccontane una',
    first: 'Racconta la prima storia',
    another: 'Raccontane un’altra',
    text: 'Che cosa è successo?',
    hint: 'Senza il nome del cliente. Indirizzi e-mail, numeri di telefono e altri numeri lunghi vengono oscurati.',
    sent: 'Grazie per averla raccontata',
    form,
  },

  thanks: {
    title: (from, to) => `${from} ringrazia ${to}`,
    kept: promise => `Ha mantenuto la promessa «${promise}»`,
    open: 'Ringrazia qualcuno',
    another: 'Ringrazia qualcun altro',
    to: 'Chi vuoi ringraziare?',
    name: 'Un nome o un ruolo',
    for: 'Per che cosa?',
    hint: 'Per quello che qualcuno ha fatto per un cliente, mai per le vendite. Indirizzi e-mail, numeri di telefono e altri numeri lunghi vengono oscurati.',
    from: 'Il tuo nome, se vuoi',
    sent: 'Grazie per averlo detto',
    form,
  },
};

addHuddleStrings(italian);
