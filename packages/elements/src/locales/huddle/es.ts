import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';
import { plural } from '../../shared/plural.js';

/** The words of the forms. */
const form: FormWords = {
  send: 'Enviar',
  close: 'Cerrar',
  charactersLeft: (count, n) =>
    plural('es', n, { one: `Queda ${count} carácter`, other: `Quedan ${count} caracteres` }),
  textCut: most => `Solo caben los primeros ${most} caracteres. El resto se ha cortado.`,
  masked: {
    email: 'La dirección de correo se oculta.',
    phone: 'El número de teléfono se oculta.',
    number: 'El número largo se oculta.',
  },
  needed: 'Escriba algo aquí primero, por favor.',
  noDraft: 'Este navegador no guarda borradores. Mantenga esta página abierta hasta que se envíe.',
  review: 'Una persona lo lee antes de que aparezca.',
  stillThere: '¿Sigue ahí?',
  clearsIn: seconds => `Se borrará en ${seconds}\u00a0s`,
  goOn: 'Continuar',
  receipt: {
    saved: 'Guardado en este dispositivo',
    confirmed: 'Recibido',
    unsaved: 'Sin guardar. Mantenga esta página abierta hasta que se envíe.',
    refused: 'No se ha podido entregar.',
  },
};

/** Spanish, with "usted". */
export const spanish: HuddleStringsInput = {
  lang: 'es',

  huddle: {
    pause: 'Pausa',
    asOf: time => `Datos del ${time}`,
  },

  result: {
    now: (label, value) => `${label}: ${value}`,
    compared: (label, value, before) => `${label}: ${value}, antes ${before}`,
    ofHundred: count => `${count} de cada 100`,
    better: 'Es mejor.',
    worse: 'Es peor.',
    same: 'Más o menos igual.',
    first: 'Todavía no hay con qué compararlo.',
    point: (period, value) => `${period}: ${value}`,
    pointBetween: (period, value, low, high) => `${period}: ${value}, probablemente entre ${low} y ${high}`,
    worth: (low, high) => `Vale de ${low} a ${high}`,
    worthAbout: value => `Vale unos ${value}`,
    costs: (low, high) => `Cuesta de ${low} a ${high}`,
    costsAbout: value => `Cuesta unos ${value}`,
    actions: 'Lo que cualquiera puede hacer',
    act: 'Lo he hecho',
    acted: 'Hecho por usted',
    details: 'De dónde sale esto',
    cases: (count, n) => plural('es', n, { one: `${count} caso`, other: `${count} casos` }),
    owner: role => `Responde de ello: ${role}`,
    serves: label => `Contribuye a: ${label}`,
    promise: id => `Forma parte de la promesa «${id}»`,
  },

  portrait: {
    people: count => `Unos ${count} clientes`,
    peopleAndShare: (people, share) => `${people}, ${share}`,
    share: percent => `el ${percent} de las ventas`,
    shares: {
      10: 'una décima parte de las ventas',
      20: 'una quinta parte de las ventas',
      25: 'una cuarta parte de las ventas',
      35: 'un tercio de las ventas',
      50: 'la mitad de las ventas',
      65: 'dos tercios de las ventas',
      75: 'tres cuartas partes de las ventas',
    },
    group: 'Este grupo',
    everybody: 'Todos',
    ask: 'Vale la pena preguntar',
    story: 'Su historia',
    basis: (customers, period) => `A partir de ${customers} clientes, ${period}`,
  },

  news: {
    owner: role => `A quién preguntar: ${role}`,
    tell: 'Se lo conté a un cliente',
    told: 'Contado a un cliente',
  },

  story: {
    customer: 'De la clientela',
    team: 'Del equipo',
    about: {
      promise: title => `Sobre la promesa «${title}»`,
      suggestion: title => `Sobre la sugerencia «${title}»`,
      product: title => `Sobre ${title}`,
    },
    thanks: name => `Con gracias a ${name}`,
    share: 'Compartir',
    shared: 'Compartido',
    copied: 'Copiado',
    notShared: 'Este navegador no puede compartirlo ni copiarlo. Seleccione el texto:',
    open: 'Contar una',
    first: 'Contar la primera historia',
    another: 'Contar otra',
    text: '¿Qué ha pasado?',
    hint: 'Sin el nombre del cliente. Los correos, los teléfonos y otros números largos se ocultan.',
    sent: 'Gracias por contarla',
    form,
  },

  thanks: {
    title: (from, to) => `${from} da las gracias a ${to}`,
    kept: promise => `Cumplió la promesa «${promise}»`,
    open: 'Dar las gracias',
    another: 'Dar las gracias a alguien más',
    to: '¿A quién da las gracias?',
    name: 'Un nombre de pila o una función',
    for: '¿Por qué?',
    hint: 'Por lo que alguien hizo por un cliente, nunca por ventas. Los correos, los teléfonos y otros números largos se ocultan.',
    from: 'Su nombre, si quiere',
    sent: 'Gracias por decirlo',
    form,
  },
};

addHuddleStrings(spanish);
