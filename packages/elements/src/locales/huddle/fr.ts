import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';
import { plural } from '../../shared/plural.js';

/** The words of the forms. */
const form: FormWords = {
  send: 'Envoyer',
  close: 'Fermer',
  charactersLeft: (count, n) =>
    plural('fr', n, { one: `Il reste ${count} caractère`, other: `Il reste ${count} caractères` }),
  textCut: most => `Seuls les ${most} premiers caractères tiennent. Le reste a été coupé.`,
  masked: {
    email: 'L’adresse e-mail est masquée.',
    phone: 'Le numéro de téléphone est masqué.',
    number: 'Le long numéro est masqué.',
  },
  needed: 'Veuillez d’abord écrire quelques mots ici.',
  noDraft: 'Ce navigateur ne garde pas de brouillon. Veuillez garder cette page ouverte jusqu’à l’envoi.',
  review: 'Quelqu’un le lit avant sa parution.',
  stillThere: 'Toujours là\u202f?',
  clearsIn: seconds => `Effacement dans ${seconds}\u00a0s`,
  goOn: 'Continuer',
  receipt: {
    saved: 'Enregistré sur cet appareil',
    confirmed: 'Bien reçu',
    unsaved: 'Non enregistré. Veuillez garder cette page ouverte jusqu’à l’envoi.',
    refused: 'Cela n’a pas pu être transmis.',
  },
};

/** French, with "vous". A no-break space (U+00A0) is before a colon. */
export const french: HuddleStringsInput = {
  lang: 'fr',

  huddle: {
    pause: 'Pause',
    asOf: time => `État au ${time}`,
  },

  result: {
    now: (label, value) => `${label}\u00a0: ${value}`,
    compared: (label, value, before) => `${label}\u00a0: ${value}, contre ${before} avant`,
    ofHundred: count => `${count} sur 100`,
    better: 'C’est mieux.',
    worse: 'C’est moins bien.',
    same: 'À peu près pareil.',
    first: 'Il n’y a encore rien à comparer.',
    point: (period, value) => `${period}\u00a0: ${value}`,
    pointBetween: (period, value, low, high) =>
      `${period}\u00a0: ${value}, probablement entre ${low} et ${high}`,
    worth: (low, high) => `Vaut ${low} à ${high}`,
    worthAbout: value => `Vaut environ ${value}`,
    costs: (low, high) => `Coûte ${low} à ${high}`,
    costsAbout: value => `Coûte environ ${value}`,
    actions: 'Ce que chacun peut faire',
    act: 'Je l’ai fait',
    acted: 'Fait par vous',
    details: 'D’où cela vient',
    cases: (count, n) => plural('fr', n, { one: `${count} cas`, other: `${count} cas` }),
    owner: role => `Responsable\u00a0: ${role}`,
    serves: label => `Au service de\u00a0: ${label}`,
    promise: id => `Relève de la promesse «\u00a0${id}\u00a0»`,
  },

  portrait: {
    people: count => `Environ ${count} clients`,
    peopleAndShare: (people, share) => `${people}, ${share}`,
    share: percent => `${percent} des ventes`,
    shares: {
      10: 'un dixième des ventes',
      20: 'un cinquième des ventes',
      25: 'un quart des ventes',
      35: 'un tiers des ventes',
      50: 'la moitié des ventes',
      65: 'les deux tiers des ventes',
      75: 'les trois quarts des ventes',
    },
    group: 'Ce groupe',
    everybody: 'Tous',
    ask: 'À leur demander',
    story: 'Leur histoire',
    basis: (customers, period) => `D’après ${customers} clients, ${period}`,
  },

  news: {
    owner: role => `À qui demander\u00a0: ${role}`,
    tell: 'Je l’ai dit à un client',
    told: 'Dit à un client',
  },

  story: {
    customer: 'De la clientèle',
    team: 'De l’équipe',
    about: {
      promise: title => `Sur la promesse «\u00a0${title}\u00a0»`,
      suggestion: title => `Sur la suggestion «\u00a0${title}\u00a0»`,
      product: title => `À propos\u00a0: ${title}`,
    },
    thanks: name => `Merci à ${name}`,
    share: 'Partager',
    shared: 'Partagé',
    copied: 'Copié',
    notShared: 'Ce navigateur ne peut ni le partager ni le copier. Texte à sélectionner\u00a0:',
    open: 'En raconter une',
    first: 'Raconter la première histoire',
    another: 'En raconter une autre',
    text: 'Que s’est-il passé\u202f?',
    hint: 'Sans le nom du client. Les adresses e-mail, les numéros de téléphone et les autres longs numéros sont masqués.',
    sent: 'Merci de l’avoir racontée',
    form,
  },

  thanks: {
    title: (from, to) => `${from} remercie ${to}`,
    kept: promise => `A tenu la promesse «\u00a0${promise}\u00a0»`,
    open: 'Remercier quelqu’un',
    another: 'Remercier quelqu’un d’autre',
    to: 'Qui remerciez-vous\u202f?',
    name: 'Un prénom ou une fonction',
    for: 'De quoi\u202f?',
    hint: 'Pour ce que quelqu’un a fait pour un client, jamais pour des ventes. Les adresses e-mail, les numéros de téléphone et les autres longs numéros sont masqués.',
    from: 'Votre prénom, si vous voulez',
    sent: 'Merci de l’avoir dit',
    form,
  },
};

addHuddleStrings(french);
