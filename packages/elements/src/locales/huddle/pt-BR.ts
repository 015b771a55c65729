import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';
import { plural } from '../../shared/plural.js';

/** The words of the forms. */
const form: FormWords = {
  send: 'Enviar',
  close: 'Fechar',
  charactersLeft: (count, n) =>
    plural('pt-BR', n, { one: `Resta ${count} caractere`, other: `Restam ${count} caracteres` }),
  textCut: most => `Só cabem os primeiros ${most} caracteres. O resto foi cortado.`,
  masked: {
    email: 'O endereço de e-mail fica oculto.',
    phone: 'O número de telefone fica oculto.',
    number: 'O número longo fica oculto.',
  },
  needed: 'Escreva algo aqui primeiro.',
  noDraft: 'Este navegador não guarda rascunho. Mantenha esta página aberta até o envio.',
  review: 'Uma pessoa lê antes de aparecer.',
  stillThere: 'Você ainda está aí?',
  clearsIn: seconds => `Será apagado em ${seconds}\u00a0s`,
  goOn: 'Continuar',
  receipt: {
    saved: 'Salvo neste aparelho',
    confirmed: 'Recebido',
    unsaved: 'Não foi salvo. Mantenha esta página aberta até o envio.',
    refused: 'Não foi possível entregar.',
  },
};

/** Portuguese as in Brazil, with "você"; also for other Portuguese. */
export const brazilianPortuguese: HuddleStringsInput = {
  lang: 'pt-BR',

  huddle: {
    pause: 'Pausar',
    asOf: time => `Dados de ${time}`,
  },

  result: {
    now: (label, value) => `${label}: ${value}`,
    compared: (label, value, before) => `${label}: ${value}, antes ${before}`,
    ofHundred: count => `${count} de cada 100`,
    better: 'Está melhor.',
    worse: 'Está pior.',
    same: 'Mais ou menos igual.',
    first: 'Ainda não há com o que comparar.',
    point: (period, value) => `${period}: ${value}`,
    pointBetween: (period, value, low, high) => `${period}: ${value}, provavelmente entre ${low} e ${high}`,
    worth: (low, high) => `Vale de ${low} a ${high}`,
    worthAbout: value => `Vale cerca de ${value}`,
    costs: (low, high) => `Custa de ${low} a ${high}`,
    costsAbout: value => `Custa cerca de ${value}`,
    actions: 'O que qualquer pessoa pode fazer',
    act: 'Eu fiz isso',
    acted: 'Feito por você',
    details: 'De onde vem isso',
    cases: (count, n) => plural('pt-BR', n, { one: `${count} caso`, other: `${count} casos` }),
    owner: role => `Responde por isso: ${role}`,
    serves: label => `Contribui para: ${label}`,
    promise: id => `Faz parte da promessa “${id}”`,
  },

  portrait: {
    people: count => `Cerca de ${count} clientes`,
    peopleAndShare: (people, share) => `${people}, ${share}`,
    share: percent => `${percent} das vendas`,
    shares: {
      10: 'um décimo das vendas',
      20: 'um quinto das vendas',
      25: 'um quarto das vendas',
      35: 'um terço das vendas',
      50: 'metade das vendas',
      65: 'dois terços das vendas',
      75: 'três quartos das vendas',
    },
    group: 'Este grupo',
    everybody: 'Todos',
    ask: 'Vale perguntar',
    story: 'A história deles',
    basis: (customers, period) => `Com base em ${customers} clientes, ${period}`,
  },

  news: {
    owner: role => `A quem perguntar: ${role}`,
    tell: 'Contei a um cliente',
    told: 'Contado a um cliente',
  },

  story: {
    customer: 'De um cliente',
    team: 'Da equipe',
    about: {
      promise: title => `Sobre a promessa “${title}”`,
      suggestion: title => `Sobre a sugestão “${title}”`,
      product: title => `Sobre ${title}`,
    },
    thanks: name => `Com agradecimento a ${name}`,
    share: 'Compartilhar',
    shared: 'Compartilhado',
    copied: 'Copiado',
    notShared: 'Este navegador não consegue compartilhar nem copiar. Selecione o texto:',
    open: 'Contar uma',
    first: 'Contar a primeira história',
    another: 'Contar outra',
    text: 'O que aconteceu?',
    hint: 'Sem o nome do cliente. E-mails, telefones e outros números longos ficam ocultos.',
    sent: 'Obrigado por contar',
    form,
  },

  thanks: {
    title: (from, to) => `${from} agradece a ${to}`,
    kept: promise => `Cumpriu a promessa “${promise}”`,
    open: 'Agradecer a alguém',
    another: 'Agradecer a mais alguém',
    to: 'A quem você agradece?',
    name: 'Um primeiro nome ou uma função',
    for: 'Por quê?',
    hint: 'Pelo que alguém fez por um cliente, nunca por vendas. E-mails, telefones e outros números longos ficam ocultos.',
    from: 'Seu primeiro nome, se quiser',
    sent: 'Que bom que você disse isso',
    form,
  },
};

addHuddleStrings(brazilianPortuguese);
