import type { FormWords } from '../../huddle/forms/english.js';
import { addHuddleStrings, type HuddleStringsInput } from '../../huddle/strings.js';

/** The words of the forms. */
const form: FormWords = {
  send: '提交',
  close: '关闭',
  charactersLeft: count => `还可输入 ${count} 个字符`,
  textCut: most => `仅能容纳前 ${most} 个字符，其余已截去。`,
  masked: {
    email: '电子邮箱会被隐去。',
    phone: '电话号码会被隐去。',
    number: '长号码会被隐去。',
  },
  needed: '请先在这里写几句。',
  noDraft: '此浏览器不保存草稿。发送完成前请勿关闭此页面。',
  review: '刊出前会有人审阅。',
  stillThere: '您还在吗？',
  clearsIn: seconds => `${seconds} 秒后清除`,
  goOn: '继续',
  receipt: {
    saved: '已保存在此设备上',
    confirmed: '已收到',
    unsaved: '未保存。发送完成前请勿关闭此页面。',
    refused: '未能送达。',
  },
};

/** Chinese in simplified characters, in the polite form. */
export const simplifiedChinese: HuddleStringsInput = {
  lang: 'zh-Hans',

  huddle: {
    pause: '暂停',
    asOf: time => `截至 ${time}`,
  },

  result: {
    now: (label, value) => `${label}: ${value}`,
    compared: (label, value, before) => `${label}：${value}，之前为 ${before}`,
    ofHundred: count => `每 100 个中 ${count} 个`,
    better: '有所改善。',
    worse: '有所下降。',
    same: '基本持平。',
    first: '目前还没有可以比较的数据。',
    point: (period, value) => `${period}: ${value}`,
    pointBetween: (period, value, low, high) => `${period}：${value}，很可能在 ${low} 到 ${high} 之间`,
    worth: (low, high) => `价值 ${low} 到 ${high}`,
    worthAbout: value => `价值约 ${value}`,
    costs: (low, high) => `成本 ${low} 到 ${high}`,
    costsAbout: value => `成本约 ${value}`,
    actions: '每个人都能做的事',
    act: '这件事我做了',
    acted: '您已完成',
    details: '数据从何而来',
    cases: count => `${count} 个案例`,
    owner: role => `负责人：${role}`,
    serves: label => `服务于：${label}`,
    promise: id => `属于承诺“${id}”`,
  },

  portrait: {
    people: count => `约 ${count} 位顾客`,
    peopleAndShare: (people, share) => `${people}，${share}`,
    share: percent => `占销售额的 ${percent}`,
    shares: {
      10: '占销售额的十分之一',
      20: '占销售额的五分之一',
      25: '占销售额的四分之一',
      35: '占销售额的三分之一',
      50: '占销售额的一半',
      65: '占销售额的三分之二',
      75: '占销售额的四分之三',
    },
    group: '这个群体',
    everybody: '全体顾客',
    ask: '值得一问',
    story: '他们的故事',
    basis: (customers, period) => `来自 ${customers} 位顾客的数据，${period}`,
  },

  news: {
    owner: role => `咨询：${role}`,
    tell: '我已告诉顾客',
    told: '已告诉顾客',
  },

  story: {
    customer: '来自顾客',
    team: '来自团队',
    about: {
      promise: title => `关于承诺“${title}”`,
      suggestion: title => `关于建议“${title}”`,
      product: title => `关于${title}`,
    },
    thanks: name => `感谢${name}`,
    share: '分享',
    shared: '已分享',
    copied: '已复制',
    notShared: '此浏览器无法分享，也无法复制。请选择以下文字：',
    open: '讲一个',
    first: '讲第一个故事',
    another: '再讲一个',
    text: '发生了什么？',
    hint: '请勿写出顾客姓名。电子邮箱、电话号码及其他长号码会被隐去。',
    sent: '感谢您的讲述',
    form,
  },

  thanks: {
    title: (from, to) => `${from}感谢${to}`,
    kept: promise => `兑现了承诺“${promise}”`,
    open: '感谢一位同事',
    another: '再感谢一位',
    to: '您要感谢谁？',
    name: '名字或职务',
    for: '为了什么？',
    hint: '为某人替顾客所做的事，而不是为销售业绩。电子邮箱、电话号码及其他长号码会被隐去。',
    from: '您的名字（可不填）',
    sent: '感谢您说出来',
    form,
  },
};

addHuddleStrings(simplifiedChinese);
