import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';

/** The words of the forms. */
const form: FormWords = {
  send: 'Gönder',
  close: 'Kapat',
  charactersLeft: count => `${count} karakter kaldı`,
  textCut: most => `Yalnızca ilk ${most} karakter sığıyor. Kalanı kesildi.`,
  masked: {
    email: 'E-posta adresi gizlenir.',
    phone: 'Telefon numarası gizlenir.',
    number: 'Uzun numara gizlenir.',
  },
  needed: 'Lütfen önce buraya bir şey yazın.',
  noDraft: 'Bu tarayıcı taslak saklamıyor. Gönderilene kadar lütfen bu sayfayı açık tutun.',
  review: 'Yayımlanmadan önce bir kişi okur.',
  stillThere: 'Hâlâ orada mısınız?',
  clearsIn: seconds => `${seconds}\u00a0sn içinde silinecek`,
  goOn: 'Devam et',
  receipt: {
    saved: 'Bu cihaza kaydedildi',
    confirmed: 'Alındı',
    unsaved: 'Kaydedilmedi. Gönderilene kadar lütfen bu sayfayı açık tutun.',
    refused: 'Bu iletilemedi.',
  },
};

/** Turkish, with "siz". No suffix is put on a number or a date, since its vowel would depend on them. */
export const turkish: HuddleStringsInput = {
  lang: 'tr',

  huddle: {
    pause: 'Duraklat',
    asOf: time => `${time} itibarıyla`,
  },

  result: {
    now: (label, value) => `${label}: ${value}`,
    compared: (label, value, before) => `${label}: ${value}, önceden ${before}`,
    ofHundred: count => `100’de ${count}`,
    better: 'Bu daha iyi.',
    worse: 'Bu daha kötü.',
    same: 'Aşağı yukarı aynı.',
    first: 'Henüz karşılaştıracak bir şey yok.',
    point: (period, value) => `${period}: ${value}`,
    pointBetween: (period, value, low, high) =>
      `${period}: ${value}, büyük olasılıkla ${low} ile ${high} arasında`,
    worth: (low, high) => `Değeri ${low} ile ${high} arasında`,
    worthAbout: value => `Değeri yaklaşık ${value}`,
    costs: (low, high) => `Maliyeti ${low} ile ${high} arasında`,
    costsAbout: value => `Maliyeti yaklaşık ${value}`,
    actions: 'Herkesin yapabileceği',
    act: 'Bunu yaptım',
    acted: 'Bunu yaptınız',
    details: 'Bu bilginin kaynağı',
    cases: count => `${count} durum`,
    owner: role => `Sorumlusu: ${role}`,
    serves: label => `Katkıda bulunduğu: ${label}`,
    promise: id => `“${id}” sözüne ait`,
  },

  portrait: {
    people: count => `Yaklaşık ${count} müşteri`,
    peopleAndShare: (people, share) => `${people}, ${share}`,
    share: percent => `satışların ${percent} kadarı`,
    shares: {
      10: 'satışların onda biri',
      20: 'satışların beşte biri',
      25: 'satışların dörtte biri',
      35: 'satışların üçte biri',
      50: 'satışların yarısı',
      65: 'satışların üçte ikisi',
      75: 'satışların dörtte üçü',
    },
    group: 'Bu grup',
    everybody: 'Herkes',
    ask: 'Sormaya değer',
    story: 'Hikâyeleri',
    basis: (customers, period) => `Kaynak: ${customers} müşteri, ${period}`,
  },

  news: {
    owner: role => `Kime sorulur: ${role}`,
    tell: 'Bir müşteriye anlattım',
    told: 'Bir müşteriye anlatıldı',
  },

  story: {
    customer: 'Bir müşteriden',
    team: 'Ekipten',
    about: {
      promise: title => `Söz: “${title}”`,
      suggestion: title => `Öneri: “${title}”`,
      product: title => `Konu: ${title}`,
    },
    thanks: name => `Teşekkürler: ${name}`,
    share: 'Paylaş',
    shared: 'Paylaşıldı',
    copied: 'Kopyalandı',
    notShared: 'Bu tarayıcı bunu ne paylaşabiliyor ne kopyalayabiliyor. Seçilecek metin:',
    open: 'Bir tane anlatın',
    first: 'İlk hikâyeyi anlatın',
    another: 'Bir tane daha anlatın',
    text: 'Ne oldu?',
    hint: 'Müşterinin adı olmadan. E-posta adresleri, telefon numaraları ve diğer uzun numaralar gizlenir.',
    sent: 'Anlattığınız için teşekkürler',
    form,
  },

  thanks: {
    title: (from, to) => `${from} teşekkür ediyor: ${to}`,
    kept: promise => `Tutulan söz: “${promise}”`,
    open: 'Birine teşekkür edin',
    another: 'Bir kişiye daha teşekkür edin',
    to: 'Kime teşekkür ediyorsunuz?',
    name: 'Bir ad ya da görev',
    for: 'Ne için?',
    hint: 'Birinin bir müşteri için yaptığı şey için, asla satışlar için değil. E-posta adresleri, telefon numaraları ve diğer uzun numaralar gizlenir.',
    from: 'İsterseniz adınız',
    sent: 'Söylediğiniz için teşekkürler',
    form,
  },
};

addHuddleStrings(turkish);
