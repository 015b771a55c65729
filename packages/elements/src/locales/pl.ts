import { plural } from '../shared/plural.js';
import { addStrings, type Strings } from '../shared/strings.js';

/** The months as `Intl` writes them, and in the genitive, as after "od". */
const genitives: Record<string, string> = {
  styczeń: 'stycznia',
  luty: 'lutego',
  marzec: 'marca',
  kwiecień: 'kwietnia',
  maj: 'maja',
  czerwiec: 'czerwca',
  lipiec: 'lipca',
  sierpień: 'sierpnia',
  wrzesień: 'września',
  październik: 'października',
  listopad: 'listopada',
  grudzień: 'grudnia',
};
const inGenitive = (since: string): string => since.replace(/^\S+/, month => genitives[month] ?? month);

/**
 * Polish. Shops there say "ty" to a person, or leave the person out. A promise is feminine: "obietnica". Durations
 * are used where their case does not show.
 */
export const polish: Strings = {
  lang: 'pl',

  kept: (kept, of, since) => `Od ${inGenitive(since)} dotrzymana w ${kept} z ${of} przypadków`,
  keptSaid: (kept, of, since) =>
    `Dotrzymana według ${kept} z ${of} klientów, którzy odpowiedzieli od ${inGenitive(since)}`,
  orderWithin: time => `Czas na zamówienie: ${time}`,
  more: 'Jak to działa',
  atRisk: 'Może się nie udać.',
  broken: 'Tym razem niedotrzymana.',
  owner: role => `Odpowiada za to: ${role}`,

  ask: 'Zapytaj własnymi słowami',
  basis: {
    general: 'na podstawie zakupów wszystkich klientów',
    basket: 'na podstawie tego koszyka',
    stated: 'na podstawie słów klienta',
    history: 'na podstawie wcześniejszych wizyt',
    social: 'na podstawie tego, co udostępnił klient',
  },
  accept: {
    product: 'Dodaj do koszyka',
    service: 'Tak, proszę',
    offer: 'Tak, proszę',
    care: 'Tak, proszę',
    conversation: 'Tak, proszę',
  },
  acceptFor: (label, price) => `${label}, ${price}`,
  decline: 'Nie, dziękuję',
  notNow: 'Nie teraz',
  askNow: 'Pytanie zadane',
  asked: 'Zapytano',
  why: 'Jaki był powód?',
  noReason: 'Bez powodu',
  instead: 'Zrobiono coś innego',
  pending: 'Chwileczkę…',
  added: name => `Dodano: ${name}`,
  accepted: 'Załatwione',
  failed: 'Nie udało się',
  failedBasket: 'Koszyk nie odpowiada',
  nothingAdded: 'Nic nie zostało dodane.',
  nothingChanged: 'Nic nie zostało zmienione.',
  unconfirmed: 'To nie jest potwierdzone',
  checkBasket: 'Sprawdź zawartość koszyka.',
  seeIt: 'Zobacz produkt',
  retry: 'Spróbuj ponownie',
  was: 'Wcześniejsza cena',
  availability: { LimitedAvailability: 'Zostało tylko kilka sztuk', PreOrder: 'W przedsprzedaży' },
  within: time => `Zwykle najwyżej ${time}`,

  receipt: {
    saved: 'Zapisano na tym urządzeniu',
    confirmed: 'Otrzymano',
    unsaved: 'Nie zapisano. Nie zamykaj tej strony, dopóki wszystko nie zostanie wysłane.',
    refused: 'Nie udało się tego dostarczyć.',
  },
  stillThere: 'Czy nadal tu jesteś?',
  clearsIn: seconds => `Zostanie usunięte za ${seconds}\u00a0s`,
  goOn: 'Kontynuuj',
  step: (n, of) => `${n} z ${of}`,
  next: 'Dalej',
  back: 'Wstecz',
  send: 'Wyślij',
  ends: {
    // In the words of Polish questionnaires that fit a person of either sex; the soft hyphen is for narrow columns.
    csat: ['Duże nieza\u00addowolenie', 'Duże zadowolenie'],
    nps: ['Zdecydowanie nie', 'Zdecydowanie tak'],
    ces: ['Zdecydowanie się nie zgadzam', 'Zdecydowanie się zgadzam'],
  },
  yes: 'Tak',
  partly: 'Częściowo',
  no: 'Nie',
  optional: 'Nieobowiązkowe',
  needed: 'Odpowiedz na to pytanie, zanim przejdziesz dalej.',
  several: 'Wybierz wszystkie pasujące',
  charactersLeft: (count, n) =>
    plural('pl', n, {
      one: `Pozostał ${count} znak`,
      few: `Pozostały ${count} znaki`,
      other: `Pozostało ${count} znaków`,
    }),
  textCut: most => `Mieści się tylko pierwszych ${most} znaków. Resztę obcięto.`,
  email: 'Adres e-mail',
  phone: 'Numer telefonu',
  wrongEmail: 'To jeszcze nie jest adres e-mail: nazwa@example.com',
  wrongPhone: 'To jeszcze nie jest numer telefonu: tylko cyfry, spacje i +',
  consentNeeded: 'Zaznacz zgodę albo pozostaw to pole puste.',
  helpYes: 'Tak, proszę',
  helpNo: 'Nie, wystarczy zanotować',
  thanks: 'Dziękujemy, że nam o tym mówisz',
};

addStrings(polish);
