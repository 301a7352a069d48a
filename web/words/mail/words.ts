import type { Language } from '../../../shared/kernel/text.ts';
import type { NoticeKind } from '../../../shared/usecase/notices/notice.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { MailFacts, MailWords, Wording } from './mail-facts.ts';

const words: Readonly<Record<Language, Readonly<Record<NoticeKind, Wording>>>> = { 'zh-CN': chinese, en: english };

/** What a notice of this kind says in this language. */
export const mailWords = (kind: NoticeKind, language: Language, facts: MailFacts): MailWords =>
  words[language][kind](facts);

/** The mail that confirms a sign-up; it comes from the platform, before there is a tenant. */
export function signUpWords(language: Language, organisation: string): MailWords {
  return language === 'zh-CN'
    ? {
        subject: `请确认「${organisation}」的注册`,
        lines: [
          `您为「${organisation}」申请开通回音投诉管理系统。`,
          '请通过下面的链接确认。链接 24 小时内有效，只能使用一次。',
          '如果不是您本人操作，请忽略这封邮件，我们不会开通。',
        ],
        action: '确认注册',
      }
    : {
        subject: `Confirm the sign-up of ${organisation}`,
        lines: [
          `You asked to open Huiyin for ${organisation}.`,
          'Confirm with the link below. It works once, within 24 hours.',
          'If it was not you, leave this mail alone and nothing will be opened.',
        ],
        action: 'Confirm the sign-up',
      };
}

/** Names and closing lines of every mail. */
export const frameWords: Readonly<
  Record<
    Language,
    { greeting: (name: string | undefined) => string; automatic: string; answerable: string; platform: string }
  >
> = {
  'zh-CN': {
    greeting: (name) => (name === undefined ? '您好：' : `${name}，您好：`),
    automatic: '这是系统自动发送的邮件，请勿直接回复。',
    answerable: '这是系统自动发送的邮件。您可以直接回复，来信会归入您的这件投诉，由工作人员阅读。',
    platform: '回音',
  },
  en: {
    greeting: (name) => (name === undefined ? 'Hello,' : `Dear ${name},`),
    automatic: 'This mail was sent automatically; please do not reply to it.',
    answerable:
      'This mail was sent automatically. You can reply to it: your answer is added to this complaint and read by staff.',
    platform: 'Huiyin',
  },
};
