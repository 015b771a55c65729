import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';
import { plural } from '../../shared/plural.js';

/** The words of the forms. */
const form: FormWords = {
  send: 'إرسال',
  close: 'إغلاق',
  charactersLeft: count => `الأحرف المتبقية: ${count}`,
  textCut: most => `لا يتسع الحقل إلا لأول ${most} حرف. حُذف الباقي.`,
  masked: {
    email: 'يُخفى عنوان البريد الإلكتروني.',
    phone: 'يُخفى رقم الهاتف.',
    number: 'يُخفى الرقم الطويل.',
  },
  needed: 'يُرجى كتابة شيء هنا أولًا.',
  noDraft: 'لا يحتفظ هذا المتصفح بالمسودة. يُرجى إبقاء الصفحة مفتوحة حتى يكتمل الإرسال.',
  review: 'يقرأه شخص قبل أن يظهر.',
  stillThere: 'هل ما زلت هنا؟',
  clearsIn: seconds => `سيُمسح خلال ${seconds} ث`,
  goOn: 'متابعة',
  receipt: {
    saved: 'حُفظ على هذا الجهاز',
    confirmed: 'وصلنا',
    unsaved: 'لم يُحفظ بعد. يُرجى إبقاء الصفحة مفتوحة حتى يكتمل الإرسال.',
    refused: 'تعذّر إرسال هذا.',
  },
};

/** Arabic. No sentence depends on the plural form or case of a number in it. */
export const arabic: HuddleStringsInput = {
  lang: 'ar',

  huddle: {
    pause: 'إيقاف مؤقت',
    asOf: time => `حتى ${time}`,
  },

  result: {
    now: (label, value) => `${label}: ${value}`,
    compared: (label, value, before) => `${label}: ${value}، وكان من قبل ${before}`,
    ofHundred: count => `${count} من كل 100`,
    better: 'هذا أفضل.',
    worse: 'هذا أسوأ.',
    same: 'على حاله تقريبًا.',
    first: 'لا يوجد بعد ما يُقارن به.',
    point: (period, value) => `${period}: ${value}`,
    pointBetween: (period, value, low, high) => `${period}: ${value}، على الأرجح بين ${low} و${high}`,
    worth: (low, high) => `بقيمة من ${low} إلى ${high}`,
    worthAbout: value => `بقيمة ${value} تقريبًا`,
    costs: (low, high) => `بتكلفة من ${low} إلى ${high}`,
    costsAbout: value => `بتكلفة ${value} تقريبًا`,
    actions: 'ما يمكن لأي شخص فعله',
    act: 'فعلتُ هذا',
    acted: 'تم من جهتك',
    details: 'من أين جاء هذا',
    cases: (count, n) =>
      plural('ar', n, {
        one: `حالة واحدة (${count})`,
        two: `حالتان (${count})`,
        few: `${count} حالات`,
        many: `${count} حالة`,
        other: `${count} حالة`,
      }),
    owner: role => `المسؤول عن ذلك: ${role}`,
    serves: label => `يخدم: ${label}`,
    promise: id => `يتبع الوعد «${id}»`,
  },

  portrait: {
    people: count => `نحو ${count} من العملاء`,
    peopleAndShare: (people, share) => `${people}، ${share}`,
    share: percent => `${percent} من المبيعات`,
    shares: {
      10: 'عُشر المبيعات',
      20: 'خُمس المبيعات',
      25: 'ربع المبيعات',
      35: 'ثلث المبيعات',
      50: 'نصف المبيعات',
      65: 'ثلثا المبيعات',
      75: 'ثلاثة أرباع المبيعات',
    },
    group: 'هذه المجموعة',
    everybody: 'الجميع',
    ask: 'أسئلة تستحق أن تُطرح',
    story: 'قصتهم',
    basis: (customers, period) => `استنادًا إلى ${customers} من العملاء، ${period}`,
  },

  news: {
    owner: role => `اسأل: ${role}`,
    tell: 'أخبرتُ أحد العملاء',
    told: 'تم إخبار أحد العملاء',
  },

  story: {
    customer: 'من أحد العملاء',
    team: 'من الفريق',
    about: {
      promise: title => `عن الوعد «${title}»`,
      suggestion: title => `عن الاقتراح «${title}»`,
      product: title => `عن ${title}`,
    },
    thanks: name => `مع الشكر إلى ${name}`,
    share: 'مشاركة',
    shared: 'تمت المشاركة',
    copied: 'نُسخ النص',
    notShared: 'لا يستطيع هذا المتصفح المشاركة ولا النسخ. النص للتحديد:',
    open: 'احكِ قصة',
    first: 'احكِ القصة الأولى',
    another: 'احكِ قصة أخرى',
    text: 'ماذا حدث؟',
    hint: 'من دون اسم العميل. تُخفى عناوين البريد الإلكتروني وأرقام الهواتف والأرقام الطويلة الأخرى.',
    sent: 'شكرًا على قصتك',
    form,
  },

  thanks: {
    title: (from, to) => `شكرًا إلى ${to} من ${from}`,
    kept: promise => `وفى بالوعد «${promise}»`,
    open: 'اشكر أحد الزملاء',
    another: 'اشكر شخصًا آخر',
    to: 'من تشكر؟',
    name: 'اسم أول أو وظيفة',
    for: 'على ماذا؟',
    hint: 'على ما فعله أحدهم من أجل عميل، لا على المبيعات أبدًا. تُخفى عناوين البريد الإلكتروني وأرقام الهواتف والأرقام الطويلة الأخرى.',
    from: 'اسمك الأول، إن أردت',
    sent: 'شكرًا لأنك قلت ذلك',
    form,
  },
};

addHuddleStrings(arabic);
