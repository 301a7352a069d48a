import type { Language } from '../../../shared/kernel/text.ts';

/** What the button for other sites may say: a choice, so that nobody can put words of theirs under an organisation's name. */
export const buttonWords = {
  complain: { 'zh-CN': '我要投诉', en: 'Make a complaint' },
  feedback: { 'zh-CN': '投诉与意见', en: 'Complaints and feedback' },
  report: { 'zh-CN': '反映问题', en: 'Report a problem' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export const newTabWords: Readonly<Record<Language, string>> = {
  'zh-CN': '在新窗口打开',
  en: 'opens in a new tab',
};
