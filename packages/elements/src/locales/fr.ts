import { plural } from '../shared/plural.js';
import { addStrings, type Strings } from '../shared/strings.js';

/**
 * French, with "vous". A narrow no-break space (U+202F) is before ; ! and ?, a no-break space (U+00A0) before a colon.
 * A promise is feminine: "la promesse".
 */
export const french: Strings = {
  lang: 'fr',

  kept: (kept, of, since) => `Tenue ${kept} fois sur ${of} depuis ${since}`,
  keptSaid: (kept, of, since) => `Tenue, disent ${kept} clients sur ${of} qui ont répondu depuis ${since}`,
  orderWithin: time => `Commandez d’ici ${time}`,
  more: 'Comment ça marche',
  atRisk: 'Risque de ne pas être tenue.',
  broken: 'Pas tenue cette fois-ci.',
  owner: role => `Responsable\u00a0: ${role}`,

  ask: 'Demandez avec vos propres mots',
  basis: {
    general: 'd’après ce que tout le monde achète',
    basket: 'd’après ce panier',
    stated: 'd’après ce que le client a dit',
    history: 'd’après les visites précédentes',
    social: 'd’après ce que le client a partagé',
  },
  accept: {
    product: 'Ajouter au panier',
    service: 'Oui, volontiers',
    offer: 'Oui, volontiers',
    care: 'Oui, volontiers',
    conversation: 'Oui, volontiers',
  },
  acceptFor: (label, price) => `${label}, ${price}`,
  decline: 'Non merci',
  notNow: 'Pas cette fois',
  askNow: 'J’ai demandé',
  asked: 'Demandé',
  why: 'Pour quelle raison\u202f?',
  noReason: 'Sans raison',
  instead: 'J’ai fait autre chose',
  pending: 'Un instant…',
  added: name => `Ajouté\u00a0: ${name}`,
  accepted: 'C’est prévu',
  failed: 'Cela n’a pas abouti',
  failedBasket: 'Le panier n’a pas répondu',
  nothingAdded: 'Rien n’a été ajouté.',
  nothingChanged: 'Rien n’a été modifié.',
  unconfirmed: 'Ce n’est pas confirmé',
  checkBasket: 'Veuillez vérifier le panier.',
  seeIt: 'Voir l’article',
  retry: 'Réessayer',
  was: 'Ancien prix',
  availability: { LimitedAvailability: 'Plus que quelques exemplaires', PreOrder: 'En précommande' },
  within: time => `Généralement sous ${time}`,

  receipt: {
    saved: 'Enregistré sur cet appareil',
    confirmed: 'Bien reçu',
    unsaved: 'Non enregistré. Veuillez garder cette page ouverte jusqu’à l’envoi.',
    refused: 'Cela n’a pas pu être transmis.',
  },
  stillThere: 'Toujours là\u202f?',
  clearsIn: seconds => `Effacement dans ${seconds}\u00a0s`,
  goOn: 'Continuer',
  step: (n, of) => `${n} sur ${of}`,
  next: 'Suivant',
  back: 'Retour',
  send: 'Envoyer',
  ends: {
    csat: ['Très insatisfait(e)', 'Très satisfait(e)'],
    nps: ['Pas du tout probable', 'Extrêmement probable'],
    ces: ['Pas du tout d’accord', 'Tout à fait d’accord'],
  },
  yes: 'Oui',
  partly: 'En partie',
  no: 'Non',
  optional: 'Facultatif',
  needed: 'Veuillez répondre à cette question avant de continuer.',
  several: 'Choisissez tout ce qui convient',
  charactersLeft: (count, n) =>
    plural('fr', n, { one: `Il reste ${count} caractère`, other: `Il reste ${count} caractères` }),
  textCut: most => `Seuls les ${most} premiers caractères tiennent. Le reste a été coupé.`,
  email: 'Adresse e-mail',
  phone: 'Numéro de téléphone',
  wrongEmail: 'Ce n’est pas encore une adresse e-mail\u00a0: nom@example.com',
  wrongPhone: 'Ce n’est pas encore un numéro de téléphone\u00a0: chiffres, espaces et + uniquement',
  consentNeeded: 'Veuillez cocher la case, ou laisser ce champ vide.',
  helpYes: 'Oui, volontiers',
  helpNo: 'Non, notez-le simplement',
  thanks: 'Merci de nous l’avoir dit',
};

addStrings(french);
