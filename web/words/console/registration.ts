import type { Language } from '../../../shared/kernel/text.ts';

const chinese = {
  navigation: '登记投诉',
  title: '登记投诉',
  intro: '电话、来信、来访等渠道收到的投诉在此登记，与网上投诉适用同样的规则和期限。',
  about: '投诉内容',
  who: '投诉人',
  channel: '渠道',
  channelNeeded: '请选择渠道。',
  category: '类别',
  categoryNeeded: '请选择类别。',
  receivedAt: '收到时间（选填）',
  receivedAtHint: '早于登记时填写，例如来信的收件时间。',
  inFuture: '收到时间不能晚于现在。',
  narrative: '投诉内容',
  narrativeHint: '尽量用投诉人的原话。',
  narrativeNeeded: '请填写投诉内容。',
  inDanger: '有人正处于危险之中',
  identityMode: '身份',
  modeHint: { named: '', confidential: '姓名和联系方式只有获授权的人员可以查看。', anonymous: '不保存任何身份信息。' },
  name: '姓名（选填）',
  phone: '电话（选填）',
  email: '电子邮箱（选填）',
  emailHint: '填写后，回执和办理进展会发到这个邮箱。',
  emailWrong: '电子邮箱格式不对。',
  language: '投诉人使用的语言',
  languages: { 'zh-CN': '中文', en: '英文' },
  submit: '登记',
  done: (number: string) => `已登记，编号 ${number}。`,
  leave: '有尚未登记的内容，确定离开吗？',
};

/** The words of the page on which staff register what did not come through the public pages. */
export type RegistrationWords = typeof chinese;

const english: RegistrationWords = {
  navigation: 'Register',
  title: 'Register a complaint',
  intro:
    'What came by phone, letter, visit or another way is registered here. The same rules and deadlines apply as on the public pages.',
  about: 'The complaint',
  who: 'The complainant',
  channel: 'Channel',
  channelNeeded: 'Choose a channel.',
  category: 'Category',
  categoryNeeded: 'Choose a category.',
  receivedAt: 'Received at (optional)',
  receivedAtHint: 'Where that was earlier, such as the day a letter arrived.',
  inFuture: 'It cannot have been received in the future.',
  narrative: 'What happened',
  narrativeHint: 'In the complainant’s own words as far as possible.',
  narrativeNeeded: 'Write down what the complaint is about.',
  inDanger: 'Somebody is in danger right now',
  identityMode: 'Identity',
  modeHint: {
    named: '',
    confidential: 'Only those who are authorised can see name and contact data.',
    anonymous: 'Nothing about who complains is kept.',
  },
  name: 'Name (optional)',
  phone: 'Phone (optional)',
  email: 'E-mail (optional)',
  emailHint: 'The receipt and news of the handling are sent there.',
  emailWrong: 'This is not an e-mail address.',
  language: 'Language of the complainant',
  languages: { 'zh-CN': 'Chinese', en: 'English' },
  submit: 'Register',
  done: (number: string) => `Registered as ${number}.`,
  leave: 'Something has not been registered yet. Leave all the same?',
};

/** By language. */
export const registrationWords: Readonly<Record<Language, RegistrationWords>> = { 'zh-CN': chinese, en: english };
