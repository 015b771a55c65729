import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';

/** The words of the forms. */
const form: FormWords = {
  send: '送信する',
  close: '閉じる',
  charactersLeft: count => `あと${count}文字`,
  textCut: most => `入力できるのは最初の${most}文字までです。残りは切り取られました。`,
  masked: {
    email: 'メールアドレスは伏せられます。',
    phone: '電話番号は伏せられます。',
    number: '長い番号は伏せられます。',
  },
  needed: 'まずここに何かお書きください。',
  noDraft: 'このブラウザーは下書きを保存しません。送信が終わるまで、このページを開いたままにしてください。',
  review: '掲載する前に担当者が読みます。',
  stillThere: 'まだご利用中ですか？',
  clearsIn: seconds => `あと${seconds}秒で消去されます`,
  goOn: '続ける',
  receipt: {
    saved: 'この端末に保存しました',
    confirmed: '受け取りました',
    unsaved: '保存されていません。送信が終わるまで、このページを開いたままにしてください。',
    refused: '送信できませんでした。',
  },
};

/** Japanese, in the polite form. */
export const japanese: HuddleStringsInput = {
  lang: 'ja',

  huddle: {
    pause: '一時停止',
    asOf: time => `${time}現在`,
  },

  result: {
    now: (label, value) => `${label}: ${value}`,
    compared: (label, value, before) => `${label}：${value}（以前は${before}）`,
    ofHundred: count => `100件中${count}件`,
    better: '良くなりました。',
    worse: '悪くなりました。',
    same: 'ほぼ変わりません。',
    first: '比べられるものはまだありません。',
    point: (period, value) => `${period}: ${value}`,
    pointBetween: (period, value, low, high) => `${period}：${value}、おそらく${low}から${high}の間`,
    worth: (low, high) => `${low}から${high}に相当`,
    worthAbout: value => `約${value}に相当`,
    costs: (low, high) => `${low}から${high}の損失`,
    costsAbout: value => `約${value}の損失`,
    actions: '誰にでもできること',
    act: '私がしました',
    acted: '実施済み',
    details: 'この数字の出どころ',
    cases: count => `${count}件`,
    owner: role => `担当：${role}`,
    serves: label => `つながる目標：${label}`,
    promise: id => `お約束「${id}」に関するもの`,
  },

  portrait: {
    people: count => `約${count}人のお客様`,
    peopleAndShare: (people, share) => `${people}、${share}`,
    share: percent => `売上の${percent}`,
    shares: {
      10: '売上の10分の1',
      20: '売上の5分の1',
      25: '売上の4分の1',
      35: '売上の3分の1',
      50: '売上の半分',
      65: '売上の3分の2',
      75: '売上の4分の3',
    },
    group: 'このグループ',
    everybody: '全体',
    ask: '聞いてみたいこと',
    story: 'この人たちの物語',
    basis: (customers, period) => `${customers}人のお客様のデータ、${period}`,
  },

  news: {
    owner: role => `問い合わせ先：${role}`,
    tell: 'お客様に伝えました',
    told: '伝達済み',
  },

  story: {
    customer: 'お客様から',
    team: 'スタッフから',
    about: {
      promise: title => `約束「${title}」について`,
      suggestion: title => `提案「${title}」について`,
      product: title => `${title}について`,
    },
    thanks: name => `${name}に感謝`,
    share: '共有',
    shared: '共有しました',
    copied: 'コピーしました',
    notShared: 'このブラウザーでは共有もコピーもできません。次の文章を選択してください：',
    open: '話を書く',
    first: '最初の話を書く',
    another: 'もう一つ書く',
    text: '何がありましたか？',
    hint: 'お客様のお名前は書かないでください。メールアドレス、電話番号、その他の長い番号は伏せられます。',
    sent: 'お話しくださりありがとうございます',
    form,
  },

  thanks: {
    title: (from, to) => `${from}から${to}へ、ありがとう`,
    kept: promise => `約束「${promise}」を守りました`,
    open: '誰かに感謝を伝える',
    another: 'ほかの人にも感謝を伝える',
    to: '誰に感謝しますか？',
    name: '下の名前または役割',
    for: '何に対してですか？',
    hint: 'お客様のためにしてくれたことに対してのみ。売上については書きません。メールアドレス、電話番号、その他の長い番号は伏せられます。',
    from: 'あなたの下の名前（よろしければ）',
    sent: '伝えてくださりありがとうございます',
    form,
  },
};

addHuddleStrings(japanese);
