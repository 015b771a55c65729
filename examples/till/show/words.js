import { settings } from '../../shop/settings.js';

/** The texts of the demonstration around the till. @typedef {typeof en} Words */

const en = {
  title: 'Two minutes at a till',
  playAll: 'Play all',
  stop: 'Stop',
  intro: 'Play a scene, or just use it: scan, press, pay. The till is real, the shop is made up.',
  till: 'At the till, for the associate',
  customer: 'The customer’s screen',
  results: 'What the shop learns',
  tabs: { till: 'Till', customer: 'Customer', results: 'Results' },
  own: 'Own window',
  all: 'All results',
  huddle: 'What the team sees: the Huddle',
  network: 'Network of the till',
  made: 'Made',
  received: 'Received',
  twice: 'Twice',
  delivered: again => `All delivered${again ? `, ${again} sent again` : ''}. Each counts once.`,
  waiting: n => `${n} on their way, stored on this device.`,
  promises: 'Promises',
  shown: n => `shown ${n}`,
  kept: (yes, of) => `kept ${yes} of ${of}`,
  suggestions: 'Suggestions',
  steps: { shown: 'shown', asked: 'asked', accepted: 'accepted', declined: 'declined' },
  satisfied: 'Satisfied at the till',
  of: (share, n) => `${share} of ${n}`,
  recovered: 'Put right at the till',
  said: 'Said last',
  nothing: 'Nothing yet',
  counter: (scans, writes) => `${scans} scans, ${writes} DOM writes`,
  trouble: why => `The scene could not go on: ${why}.`,
  scenes: {
    scans: {
      name: 'Twenty scans',
      begin: 'Twenty scans as fast as a scanner types: watch the counter above the till.',
      end: (scans, writes) =>
        `${scans} scans, ${writes} writes to the DOM of the widgets: what they show did not change.`,
    },
    hint: {
      name: 'A hint that leaves',
      begin: 'The cake stand is scanned: the till suggests a question, and what goes with it.',
      end: 'The teacup is scanned too, so its hint has left by itself; nobody is asked for what they have.',
    },
    consent: {
      name: 'Card and consent',
      begin: 'The loyalty card alone says nothing of the past.',
      given: 'With consent the hint from earlier visits is there.',
      end: 'Consent is taken back, and the hint leaves at once, on both screens.',
    },
    offline: {
      name: 'A 2, no network',
      begin: 'The till’s network is cut; the sale is paid all the same.',
      answer: 'The customer gives a 2 on their screen, and it is saved on this device.',
      care: 'At once the cashier is asked to put it right, and no server was needed for that.',
      end: 'The network is back, and the answer has arrived.',
    },
    kill: {
      name: 'Kill and restart',
      begin: 'All arrives at the server, but every answer is lost: the till cannot know, and sends again.',
      killed: 'Now the till’s page is thrown away in mid-sale; killing the browser for real does the same.',
      end: (made, received, twice) => `Made ${made}, received ${received}, twice ${twice}.`,
    },
    next: {
      name: 'Next customer',
      begin: 'A customer with a card has begun to write.',
      end: n => `Next customer. Words and card of the last one, found on both screens and in storage: ${n}.`,
    },
  },
  /** The text that the customer of the last scene types. */
  writes: 'The lid of my jam jar was cracked',
};

/** @type {Words} */
const de = {
  title: 'Zwei Minuten an der Kasse',
  playAll: 'Alle spielen',
  stop: 'Anhalten',
  intro: 'Eine Szene spielen oder selbst bedienen: scannen, drücken, zahlen. Die Kasse ist echt.',
  till: 'An der Kasse, für das Team',
  customer: 'Der Kundenbildschirm',
  results: 'Was der Laden lernt',
  tabs: { till: 'Kasse', customer: 'Kundschaft', results: 'Ergebnisse' },
  own: 'Eigenes Fenster',
  all: 'Alle Ergebnisse',
  huddle: 'Was das Team sieht: der Huddle',
  network: 'Netz der Kasse',
  made: 'Erzeugt',
  received: 'Empfangen',
  twice: 'Doppelt',
  delivered: again => `Alles zugestellt${again ? `, ${again} Mal öfter als nötig` : ''}. Jedes zählt einmal.`,
  waiting: n => `${n} unterwegs, auf diesem Gerät gespeichert.`,
  promises: 'Versprechen',
  shown: n => `${n} Mal gezeigt`,
  kept: (yes, of) => `${yes} von ${of} gehalten`,
  suggestions: 'Vorschläge',
  steps: { shown: 'gezeigt', asked: 'gefragt', accepted: 'angenommen', declined: 'abgelehnt' },
  satisfied: 'Zufrieden an der Kasse',
  of: (share, n) => `${share} von ${n}`,
  recovered: 'An der Kasse behoben',
  said: 'Zuletzt gesagt',
  nothing: 'Noch nichts',
  counter: (scans, writes) => `${scans} Scans, ${writes} DOM-Schreibvorgänge`,
  trouble: why => `Die Szene kam nicht weiter: ${why}.`,
  scenes: {
    scans: {
      name: 'Zwanzig Scans',
      begin: 'Zwanzig Scans, so schnell ein Scanner tippt: der Zähler steht über der Kasse.',
      end: (scans, writes) =>
        `${scans} Scans, ${writes} DOM-Schreibvorgänge der Widgets: was sie zeigen, blieb gleich.`,
    },
    hint: {
      name: 'Ein Hinweis geht',
      begin: 'Die Etagere ist gescannt: die Kasse schlägt eine Frage vor und was dazu passt.',
      end: 'Auch die Tasse ist gescannt, also ging der Hinweis von selbst: sie ist ja schon im Korb.',
    },
    consent: {
      name: 'Karte, Einwilligung',
      begin: 'Die Kundenkarte allein sagt nichts über früher.',
      given: 'Mit Einwilligung ist der Hinweis aus früheren Besuchen da.',
      end: 'Die Einwilligung ist zurückgenommen, und der Hinweis geht sofort, auf beiden Bildschirmen.',
    },
    offline: {
      name: 'Eine 2 ohne Netz',
      begin: 'Das Netz der Kasse ist weg; bezahlt wird trotzdem.',
      answer: 'Auf dem Kundenbildschirm kommt eine 2; sie ist auf diesem Gerät gespeichert.',
      care: 'Sofort wird die Kasse gebeten, es in Ordnung zu bringen, ganz ohne Server.',
      end: 'Das Netz ist wieder da, und die Antwort ist angekommen.',
    },
    kill: {
      name: 'Absturz, Neustart',
      begin: 'Alles kommt am Server an, aber jede Antwort geht verloren: die Kasse sendet noch einmal.',
      killed: 'Nun wird die Seite der Kasse weggeworfen, wie wenn der Browser wirklich abstürzt.',
      end: (made, received, twice) => `Erzeugt ${made}, empfangen ${received}, doppelt ${twice}.`,
    },
    next: {
      name: 'Neue Kundschaft',
      begin: 'Jemand mit Kundenkarte hat angefangen zu schreiben.',
      end: n => `Neue Kundschaft. Worte und Karte von eben, gefunden auf Bildschirmen und im Speicher: ${n}.`,
    },
  },
  writes: 'Der Deckel von meinem Glas hatte einen Sprung',
};

/** @type {Words} */
const ar = {
  title: 'دقيقتان عند الصندوق',
  playAll: 'شغّل الكل',
  stop: 'توقّف',
  intro: 'شغّل مشهدًا أو استخدمه بنفسك: امسح واضغط وادفع. الصندوق حقيقي والمتجر خيالي.',
  till: 'عند الصندوق، للبائع',
  customer: 'شاشة الزبون',
  results: 'ما يتعلّمه المتجر',
  tabs: { till: 'الصندوق', customer: 'الزبون', results: 'النتائج' },
  own: 'نافذة مستقلة',
  all: 'كل النتائج',
  huddle: 'ما يراه الفريق: لوحة الفريق',
  network: 'شبكة الصندوق',
  made: 'صُنع',
  received: 'وصل',
  twice: 'مكرّر',
  delivered: again => `وصل كل شيء${again ? `، وأُعيد الإرسال ${again} مرة` : ''}. كلٌّ يُحسب مرة واحدة.`,
  waiting: n => `${n} في الطريق، محفوظة على هذا الجهاز.`,
  promises: 'الوعود',
  shown: n => `عُرض ${n}`,
  kept: (yes, of) => `تحقّق ${yes} من ${of}`,
  suggestions: 'الاقتراحات',
  steps: { shown: 'عُرض', asked: 'سُئل', accepted: 'قُبل', declined: 'رُفض' },
  satisfied: 'الرضا عند الصندوق',
  of: (share, n) => `${share} من ${n}`,
  recovered: 'أُصلح عند الصندوق',
  said: 'آخر ما قيل',
  nothing: 'لا شيء بعد',
  counter: (scans, writes) => `مسح ${scans}، كتابة DOM ‏${writes}`,
  trouble: why => `لم يكتمل المشهد: ${why}.`,
  scenes: {
    scans: {
      name: 'عشرون مسحًا',
      begin: 'عشرون مسحًا بسرعة الماسح: راقب العدّاد فوق الصندوق.',
      end: (scans, writes) => `مسح ${scans}، وكتابة ${writes} في DOM الأدوات: ما تعرضه لم يتغيّر.`,
    },
    hint: {
      name: 'اقتراح ينصرف',
      begin: 'مُسح حامل الكعك: يقترح الصندوق سؤالًا وما يناسبه.',
      end: 'مُسح الفنجان أيضًا فانصرف الاقتراح وحده: لا يُسأل أحد عمّا معه.',
    },
    consent: {
      name: 'بطاقة وموافقة',
      begin: 'بطاقة الولاء وحدها لا تقول شيئًا عن الماضي.',
      given: 'مع الموافقة ظهر الاقتراح من الزيارات السابقة.',
      end: 'سُحبت الموافقة فانصرف الاقتراح فورًا من الشاشتين.',
    },
    offline: {
      name: '2 بلا شبكة',
      begin: 'انقطعت شبكة الصندوق، والدفع يتمّ مع ذلك.',
      answer: 'يعطي الزبون 2 على شاشته، وحُفظت على هذا الجهاز.',
      care: 'وفورًا يُطلب من البائع إصلاح الأمر، بلا حاجة إلى خادم.',
      end: 'عادت الشبكة ووصلت الإجابة.',
    },
    kill: {
      name: 'إنهاء وإعادة',
      begin: 'كل شيء يصل إلى الخادم لكن كل ردّ يضيع: الصندوق لا يعلم فيرسل من جديد.',
      killed: 'الآن تُرمى صفحة الصندوق أثناء البيع، كما لو أُنهي المتصفح حقًا.',
      end: (made, received, twice) => `صُنع ${made}، وصل ${received}، مكرّر ${twice}.`,
    },
    next: {
      name: 'زبون جديد',
      begin: 'بدأ زبون لديه بطاقة يكتب.',
      end: n => `زبون جديد. ما وُجد من كلمات السابق وبطاقته على الشاشتين وفي التخزين: ${n}.`,
    },
  },
  writes: 'كان غطاء مرطباني مكسورًا',
};

/** @type {Record<string, Words>} */
const words = { en, de, ar };

/** In the language of the page. */
export const say = () => words[settings.value.lang] ?? words.en;
