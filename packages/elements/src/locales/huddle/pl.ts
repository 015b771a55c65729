import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';
import { plural } from '../../shared/plural.js';

/** The words of the forms. */
const form: FormWords = {
  send: 'Wyślij',
  close: 'Zamknij',
  charactersLeft: (count, n) =>
    plural('pl', n, {
      one: `Pozostał ${count} znak`,
      few: `Pozostały ${count} znaki`,
      other: `Pozostało ${count} znaków`,
    }),
  textCut: most => `Mieści się tylko pierwszych ${most} znaków. Resztę obcięto.`,
  masked: {
    email: 'Adres e-mail zostanie zakryty.',
    phone: 'Numer telefonu zostanie zakryty.',
    number: 'Długi numer zostanie zakryty.',
  },
  needed: 'Najpierw napisz tu kilka słów.',
  noDraft:
    'Ta przeglądarka nie przechowuje szkicu. Nie zamykaj tej strony, dopóki wszystko nie zostanie wysłane.',
  review: 'Ktoś to przeczyta, zanim się pojawi.',
  stillThere: 'Czy nadal tu jesteś?',
  clearsIn: seconds => `Zostanie usunięte za ${seconds}\u00a0s`,
  goOn: 'Kontynuuj',
  receipt: {
    saved: 'Zapisano na tym urządzeniu',
    confirmed: 'Otrzymano',
    unsaved: 'Nie zapisano. Nie zamykaj tej strony, dopóki wszystko nie zostanie wysłane.',
    refused: 'Nie udało się tego dostarczyć.',
  },
};

/** Polish, with "ty" or nobody, as shops there do. Past forms that have a gender are avoided. */
export const polish: HuddleStringsInput = {
  lang: 'pl',

  huddle: {
    pause: 'Pauza',
    asOf: time => `Stan: ${time}`,
  },

  result: {
    now: (label, value) => `${label}: ${value}`,
    compared: (label, value, before) => `${label}: ${value}, wcześniej ${before}`,
    ofHundred: count => `${count} na 100`,
    better: 'To lepiej.',
    worse: 'To gorzej.',
    same: 'Mniej więcej tak samo.',
    first: 'Nie ma jeszcze z czym porównać.',
    point: (period, value) => `${period}: ${value}`,
    pointBetween: (period, value, low, high) => `${period}: ${value}, prawdopodobnie od ${low} do ${high}`,
    worth: (low, high) => `Warte od ${low} do ${high}`,
    worthAbout: value => `Warte około ${value}`,
    costs: (low, high) => `Kosztuje od ${low} do ${high}`,
    costsAbout: value => `Kosztuje około ${value}`,
    actions: 'Co może zrobić każdy',
    act: 'Zrobione przeze mnie',
    acted: 'Zrobione przez ciebie',
    details: 'Skąd to wiadomo',
    cases: (count, n) =>
      plural('pl', n, { one: `${count} przypadek`, few: `${count} przypadki`, other: `${count} przypadków` }),
    owner: role => `Odpowiada za to: ${role}`,
    serves: label => `Służy temu: ${label}`,
    promise: id => `Dotyczy obietnicy „${id}”`,
  },

  portrait: {
    people: count => `Około ${count} klientów`,
    peopleAndShare: (people, share) => `${people}, ${share}`,
    share: percent => `${percent} sprzedaży`,
    shares: {
      10: 'jedna dziesiąta sprzedaży',
      20: 'jedna piąta sprzedaży',
      25: 'jedna czwarta sprzedaży',
      35: 'jedna trzecia sprzedaży',
      50: 'połowa sprzedaży',
      65: 'dwie trzecie sprzedaży',
      75: 'trzy czwarte sprzedaży',
    },
    group: 'Ta grupa',
    everybody: 'Wszyscy',
    ask: 'Warto zapytać',
    story: 'Ich historia',
    basis: (customers, period) => `Na podstawie ${customers} klientów, ${period}`,
  },

  news: {
    owner: role => `Kogo pytać: ${role}`,
    tell: 'Klient wie to ode mnie',
    told: 'Przekazane klientowi',
  },

  story: {
    customer: 'Od klienta',
    team: 'Od zespołu',
    about: {
      promise: title => `O obietnicy „${title}”`,
      suggestion: title => `O propozycji „${title}”`,
      product: title => `Dotyczy: ${title}`,
    },
    thanks: name => `Podziękowania dla: ${name}`,
    share: 'Udostępnij',
    shared: 'Udostępniono',
    copied: 'Skopiowano',
    notShared: 'Ta przeglądarka nie może tego udostępnić ani skopiować. Tekst do zaznaczenia:',
    open: 'Opowiedz historię',
    first: 'Opowiedz pierwszą historię',
    another: 'Opowiedz kolejną',
    text: 'Co się wydarzyło?',
    hint: 'Bez imienia i nazwiska klienta. Adresy e-mail, numery telefonów i inne długie numery zostaną zakryte.',
    sent: 'Dziękujemy za opowieść',
    form,
  },

  thanks: {
    title: (from, to) => `${from} dziękuje: ${to}`,
    kept: promise => `Dotrzymana obietnica: „${promise}”`,
    open: 'Podziękuj komuś',
    another: 'Podziękuj komuś jeszcze',
    to: 'Komu dziękujesz?',
    name: 'Imię lub funkcja',
    for: 'Za co?',
    hint: 'Za to, co ktoś zrobił dla klienta, nigdy za sprzedaż. Adresy e-mail, numery telefonów i inne długie numery zostaną zakryte.',
    from: 'Twoje imię, jeśli chcesz je podać',
    sent: 'Dobrze, że o tym mówisz',
    form,
  },
};

addHuddleStrings(polish);
