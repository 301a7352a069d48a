import type { Language } from '../../../shared/kernel/text.ts';

const chinese = {
  title: (organisation: string) => `向${organisation}反映问题`,
  lead: (centre: string) => `您的投诉由${centre}统一受理、督促办理，并答复您。`,
  file: '我要投诉',
  fileHint: '约需五分钟，不必注册，可以匿名',
  follow: '查询进展',
  followHint: '凭投诉编号和查询码',
  danger: '有人身危险时，请先打电话：',
  announcements: '近期公告',
  since: (day: string) => `${day}发布`,
  promises: '我们的承诺',
  whenLate: '没有按时办，会怎样',
  extensions: '可以延长的情形',
  reply: '给您的答复会写明',
  followUps: '答复之后我们会回访',
  rights: '您的权利',
  otherWays: '不上网，也可以反映',
  phone: '电话',
  address: '地址',
  hours: '接待时间',
  channels: (ways: string) => `也受理：${ways}。`,
  notHandled: '哪些事不在这里办',
  notHandledHint: '遇到这些情形，我们会告诉您依据和该找谁。',
  elsewhere: '还可以找谁',
  elsewhereHint: '您也可以依法通过以下途径解决：',
  statements: '其他说明',
};

type StartWords = typeof chinese;

const english: StartWords = {
  title: (organisation) => `Complain to ${organisation}`,
  lead: (centre) => `Your complaint goes to the ${centre}, which sees that it is handled and answers you.`,
  file: 'Make a complaint',
  fileHint: 'About five minutes. No account needed; you may stay anonymous.',
  follow: 'Follow a complaint',
  followHint: 'With your complaint number and code',
  danger: 'If somebody is in danger, call first:',
  announcements: 'Announcements',
  since: (day) => `Since ${day}`,
  promises: 'What we promise',
  whenLate: 'If we are late',
  extensions: 'When it may take longer',
  reply: 'Our answer tells you',
  followUps: 'After the answer we ask again',
  rights: 'Your rights',
  otherWays: 'Without the internet',
  phone: 'Phone',
  address: 'Address',
  hours: 'Opening hours',
  channels: (ways) => `We also take complaints by these ways: ${ways}.`,
  notHandled: 'What we cannot handle here',
  notHandledHint: 'In these cases we tell you which rules apply and where to turn.',
  elsewhere: 'Where else you can turn',
  elsewhereHint: 'The law also offers you these ways:',
  statements: 'Good to know',
};

/** The words of the start page and of the button for other sites. */
export const startWords: Readonly<Record<Language, StartWords>> = { 'zh-CN': chinese, en: english };
