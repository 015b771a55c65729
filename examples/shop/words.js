/**
 * The texts of the Moment, in the languages of the shop. The labels of the shop's pages are in interface.js.
 * @typedef {typeof en} Words
 */

const en = {
  together: (n, of, called) => `Bought together in ${n} of ${of} baskets with ${called}`,
  goes: ({ called }) => `Goes with it: ${called}.`,
  remembered: 'You chose the green one from us last winter',
  same: 'The same alarm clock, in red.',
  askAgain: 'Is the green clock still keeping time?',
  declined: { hurry: 'In a hurry', has: 'Has it already', fit: 'Did not fit' },
  instead: { card: 'Suggested a card', gift: 'Helped with a gift' },
  note: 'A present? You may wrap it free today.',
  ask: {
    tea: 'Is it for every day, or for company?',
    kitchen: 'What are you hoping to make?',
    warm: 'Who is it keeping warm?',
    light: 'Where will it hang?',
    home: 'Which room is it for?',
    bags: 'What will it carry?',
    party: 'What are you celebrating?',
    play: 'How old is the one it is for?',
  },
  wrap: {
    title: 'Wrapped as a present, free',
    detail: 'Recycled paper, cotton ribbon and a blank card.',
    reason: 'Free with baskets of £20 and more',
    ask: 'Is any of this a present?',
    accept: 'Wrap it',
  },
  care: {
    title: 'Put it right while they are here.',
    reason: 'They said just now that it was not good',
    ask: 'What would put this right for you?',
    note: 'You may refund up to £20 without asking anyone.',
    accept: 'I spoke to them',
  },
  promises: {
    returns: {
      title: 'Send it back within 60 days, free',
      detail: n =>
        `Print nothing: hand it in at any post office and we refund you when it is scanned. About 1 in ${n} things comes back.`,
      conditions: 'Unused, with its box if it had one. Food and cut ribbon stay with you.',
      owner: 'Duty manager',
    },
    cutoff: {
      title: 'Sent the day you order',
      before: day => `for delivery on ${day}`,
      after: 'It leaves us tomorrow.',
    },
    delivery: {
      title: 'Delivered when we said',
      detail: 'The day you saw at checkout is the day it comes, or the delivery is free.',
      remedy: 'Snow is holding up vans in Leeds today. If yours is late, delivery is on us.',
    },
    price: {
      title: 'The price you see is the price you pay',
      detail: 'Nothing is added on the way to the till.',
      owner: 'Till lead',
    },
  },
  form: {
    title: 'How was it?',
    intro: 'A few short questions. Skip what you like.',
    how: 'How was your visit today, all in all?',
    what: 'What should have been different?',
    kept: 'Was the price at the end the one you saw first?',
    contact: {
      label: 'May we write back to you?',
      text: 'Damson Lane may use this address to answer what I said here, and for nothing else.',
    },
    thanks: { title: 'Thank you', detail: 'It goes to the people who can change it.' },
    followUp: 'Shall someone from the shop get in touch?',
  },
};

/** @type {Words} */
const de = {
  together: (n, of, called) => `In ${n} von ${of} Körben zusammen gekauft mit ${called}`,
  goes: ({ name }) => `Passt dazu: ${name}.`,
  remembered: 'Den grünen haben Sie letzten Winter bei uns gewählt',
  same: 'Derselbe Wecker, in Rot.',
  askAgain: 'Geht der grüne Wecker noch richtig?',
  declined: { hurry: 'In Eile', has: 'Hat es schon', fit: 'Passte nicht' },
  instead: { card: 'Karte empfohlen', gift: 'Beim Geschenk geholfen' },
  note: 'Ein Geschenk? Sie dürfen es heute gratis einpacken.',
  ask: {
    tea: 'Ist es für jeden Tag oder für Gäste?',
    kitchen: 'Was möchten Sie damit machen?',
    warm: 'Wen soll es wärmen?',
    light: 'Wo soll es hängen?',
    home: 'Für welches Zimmer ist es?',
    bags: 'Was soll hinein?',
    party: 'Was wird gefeiert?',
    play: 'Wie alt ist das Kind?',
  },
  wrap: {
    title: 'Als Geschenk verpackt, gratis',
    detail: 'Recyceltes Papier, Baumwollband und eine leere Karte.',
    reason: 'Gratis ab 20 £ im Korb',
    ask: 'Ist etwas davon ein Geschenk?',
    accept: 'Einpacken',
  },
  care: {
    title: 'In Ordnung bringen, solange sie da sind.',
    reason: 'Sie haben gerade gesagt, dass es nicht gut war',
    ask: 'Womit wäre es für Sie wieder gut?',
    note: 'Sie dürfen ohne Rückfrage bis zu 20 £ erstatten.',
    accept: 'Ich habe gesprochen',
  },
  promises: {
    returns: {
      title: '60 Tage kostenlos zurückgeben',
      detail: n =>
        `Nichts ausdrucken: bei jeder Post abgeben, erstattet wird beim Einscannen. Etwa eins von ${n} Stücken kommt zurück.`,
      conditions:
        'Unbenutzt, mit Schachtel, falls es eine gab. Essbares und geschnittenes Band bleiben bei Ihnen.',
      owner: 'Schichtleitung',
    },
    cutoff: {
      title: 'Am Tag der Bestellung verschickt',
      before: day => `für die Lieferung am ${day}`,
      after: 'Es geht morgen auf den Weg.',
    },
    delivery: {
      title: 'Geliefert wie gesagt',
      detail: 'Der Tag, der an der Kasse stand, gilt, sonst ist die Lieferung gratis.',
      remedy: 'In Leeds hält heute Schnee die Wagen auf. Kommt Ihre Lieferung zu spät, zahlen wir sie.',
    },
    price: {
      title: 'Der Preis am Regal ist der Preis an der Kasse',
      detail: 'Unterwegs kommt nichts dazu.',
      owner: 'Kassenleitung',
    },
  },
  form: {
    title: 'Wie war es?',
    intro: 'Ein paar kurze Fragen. Überspringen Sie, was Sie möchten.',
    how: 'Wie war Ihr Besuch heute, alles in allem?',
    what: 'Was hätte anders sein sollen?',
    kept: 'War der Preis am Ende der, den Sie zuerst gesehen haben?',
    contact: {
      label: 'Dürfen wir Ihnen antworten?',
      text: 'Damson Lane darf diese Adresse nutzen, um auf das hier Gesagte zu antworten, und für nichts sonst.',
    },
    thanks: { title: 'Danke', detail: 'Es geht an die, die es ändern können.' },
    followUp: 'Soll sich jemand aus dem Laden melden?',
  },
};

/** @type {Words} */
const ar = {
  together: (n, of, called) => `بيعا معًا في ${n} سلة من أصل ${of} مع ${called}`,
  goes: ({ name }) => `يناسبه: ${name}.`,
  remembered: 'اخترت منّا الساعة الخضراء في الشتاء الماضي',
  same: 'الساعة نفسها، بالأحمر.',
  askAgain: 'هل الساعة الخضراء ما زالت دقيقة؟',
  declined: { hurry: 'على عجلة', has: 'لديه مثله', fit: 'لم يناسبه' },
  instead: { card: 'اقترحت بطاقة', gift: 'ساعدت في اختيار هدية' },
  note: 'هل هو هدية؟ يمكنك تغليفه مجانًا اليوم.',
  ask: {
    tea: 'هل هو لكل يوم أم للضيوف؟',
    kitchen: 'ماذا تنوي أن تصنع؟',
    warm: 'من الذي سيتدفأ به؟',
    light: 'أين سيُعلَّق؟',
    home: 'لأي غرفة هو؟',
    bags: 'ماذا ستحمل فيه؟',
    party: 'بماذا تحتفلون؟',
    play: 'كم عمر من سيلعب به؟',
  },
  wrap: {
    title: 'تغليف الهدية مجانًا',
    detail: 'ورق معاد تدويره وشريط قطني وبطاقة فارغة.',
    reason: 'مجانًا مع السلال من 20 جنيهًا فأكثر',
    ask: 'هل في هذه المشتريات هدية؟',
    accept: 'غلّفها',
  },
  care: {
    title: 'أصلح الأمر ما داموا هنا.',
    reason: 'قالوا لنا الآن إن الزيارة لم تكن جيدة',
    ask: 'ما الذي يصلح الأمر بالنسبة إليك؟',
    note: 'يمكنك ردّ ما يصل إلى 20 جنيهًا دون الرجوع إلى أحد.',
    accept: 'تحدثت إليهم',
  },
  promises: {
    returns: {
      title: 'أعِده خلال 60 يومًا مجانًا',
      detail: n =>
        `لا حاجة إلى طباعة شيء: سلّمه في أي مكتب بريد ونعيد المبلغ عند مسحه. تعود إلينا قطعة واحدة تقريبًا من كل ${n}.`,
      conditions: 'غير مستعمل ومع علبته إن كانت له علبة. الأطعمة والأشرطة المقصوصة لا تُعاد.',
      owner: 'مدير المناوبة',
    },
    cutoff: {
      title: 'يُرسَل يوم طلبه',
      before: day => `للتوصيل ${day}`,
      after: 'يخرج من عندنا غدًا.',
    },
    delivery: {
      title: 'يصل في الموعد الذي ذكرناه',
      detail: 'اليوم الذي رأيته عند الدفع هو يوم الوصول، وإلا فالتوصيل مجاني.',
      remedy: 'الثلج يؤخر سيارات التوصيل في ليدز اليوم. إن تأخر طلبك فالتوصيل علينا.',
    },
    price: {
      title: 'السعر الذي تراه هو السعر الذي تدفعه',
      detail: 'لا يضاف شيء في الطريق إلى الصندوق.',
      owner: 'مسؤول الصندوق',
    },
  },
  form: {
    title: 'كيف كانت زيارتك؟',
    intro: 'بضعة أسئلة قصيرة. تخطَّ منها ما تشاء.',
    how: 'كيف كانت زيارتك اليوم إجمالًا؟',
    what: 'ما الذي كان ينبغي أن يكون مختلفًا؟',
    kept: 'هل كان السعر في النهاية هو الذي رأيته أولًا؟',
    contact: {
      label: 'هل لنا أن نرد عليك؟',
      text: 'يجوز لمتجر Damson Lane استخدام هذا العنوان للرد على ما قلته هنا، لا لأي غرض آخر.',
    },
    thanks: { title: 'شكرًا لك', detail: 'يصل كلامك إلى من يستطيع التغيير.' },
    followUp: 'هل تود أن يتواصل معك أحد من المتجر؟',
  },
};

/** @type {Record<string, Words>} */
export const words = { en, de, ar };
