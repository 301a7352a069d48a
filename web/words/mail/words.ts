import type { Language } from '../../../shared/kernel/text.ts';
import type { NoticeKind } from '../../../shared/usecase/notices/notice.ts';

/** What a mail may speak of: a number, a moment, a link. Never what somebody wrote. */
export type MailFacts = {
  readonly organisation: string;
  readonly name: string | undefined;
  readonly number: string;
  /** The due moment in the tenant's time zone and the reader's language. */
  readonly due: string;
  readonly link: string;
};

export type MailWords = { readonly subject: string; readonly lines: readonly string[]; readonly action: string };

type Words = Readonly<Record<NoticeKind, (facts: MailFacts) => MailWords>>;

const chinese: Words = {
  invitation: ({ organisation }) => ({
    subject: `${organisation}邀请您使用投诉管理系统`,
    lines: [
      `${organisation}已为您开通回音投诉管理系统的账号。`,
      '请通过下面的链接设置密码并登录。链接 7 天内有效，只能使用一次。',
    ],
    action: '设置密码',
  }),
  passwordReset: () => ({
    subject: '重新设置密码',
    lines: [
      '我们收到了重新设置密码的请求。链接 1 小时内有效，只能使用一次。',
      '如果不是您本人操作，请忽略这封邮件，密码不会改变。',
    ],
    action: '重新设置密码',
  }),
  complaintRegistered: ({ number, due }) => ({
    subject: `新投诉 ${number}`,
    lines: [`投诉 ${number} 已登记，请及时处理。`, `应于 ${due} 前反馈。`],
    action: '查看投诉',
  }),
  complaintAcknowledged: ({ number, due, organisation }) => ({
    subject: `您的投诉 ${number} 已登记`,
    lines: [
      `${organisation}已登记您的投诉，编号 ${number}。`,
      `我们应于 ${due} 前给您反馈。`,
      '请用编号和查询码查看办理进度。',
    ],
    action: '查看进度',
  }),
  complaintDispatched: ({ number, due }) => ({
    subject: `转办：投诉 ${number}`,
    lines: [`投诉 ${number} 已转由贵部门承办，请提交情况说明。`, `该投诉应于 ${due} 前反馈。`],
    action: '查看投诉',
  }),
  statementSubmitted: ({ number }) => ({
    subject: `部门说明：投诉 ${number}`,
    lines: [`承办部门已就投诉 ${number} 提交情况说明。`],
    action: '查看说明',
  }),
  complaintReplied: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 已有答复`,
    lines: [`${organisation}已答复您的投诉 ${number}。`, '请用编号和查询码查看答复，并告诉我们您是否满意。'],
    action: '查看答复',
  }),
  satisfactionRecorded: ({ number }) => ({
    subject: `投诉人评价：投诉 ${number}`,
    lines: [`投诉人已对投诉 ${number} 的答复作出评价。`],
    action: '查看评价',
  }),
  complaintClosed: ({ number, organisation }) => ({
    subject: `您的投诉 ${number} 已办结`,
    lines: [`${organisation}已办结您的投诉 ${number}。`],
    action: '查看经过',
  }),
  deadlineNear: ({ number, due }) => ({
    subject: `即将到期：投诉 ${number}`,
    lines: [`投诉 ${number} 应于 ${due} 前反馈，目前尚未办结。`],
    action: '查看投诉',
  }),
  deadlineMissed: ({ number, due }) => ({
    subject: `已经逾期：投诉 ${number}`,
    lines: [`投诉 ${number} 应于 ${due} 前反馈，现已逾期。`],
    action: '查看投诉',
  }),
  complaintEscalated: ({ number, due }) => ({
    subject: `逾期升级：投诉 ${number}`,
    lines: [`投诉 ${number} 应于 ${due} 前反馈，逾期后仍未反馈，现按制度上报。`],
    action: '查看投诉',
  }),
};

const english: Words = {
  invitation: ({ organisation }) => ({
    subject: `${organisation} invites you to its complaint desk`,
    lines: [
      `${organisation} has opened an account for you with Huiyin.`,
      'Choose a password through the link below. It works once, within 7 days.',
    ],
    action: 'Choose a password',
  }),
  passwordReset: () => ({
    subject: 'Choose a new password',
    lines: [
      'Somebody asked for a new password for this address. The link works once, within an hour.',
      'If it was not you, leave this mail alone; your password stays as it is.',
    ],
    action: 'Choose a new password',
  }),
  complaintRegistered: ({ number, due }) => ({
    subject: `New complaint ${number}`,
    lines: [`Complaint ${number} has been registered.`, `The answer is due by ${due}.`],
    action: 'Open the complaint',
  }),
  complaintAcknowledged: ({ number, due, organisation }) => ({
    subject: `Your complaint ${number} is registered`,
    lines: [
      `${organisation} has registered your complaint under number ${number}.`,
      `You will have an answer by ${due}.`,
      'Number and receipt code show you how it is going.',
    ],
    action: 'Follow the complaint',
  }),
  complaintDispatched: ({ number, due }) => ({
    subject: `For your department: complaint ${number}`,
    lines: [
      `Complaint ${number} has been sent to your department. Please submit a statement.`,
      `The answer is due by ${due}.`,
    ],
    action: 'Open the complaint',
  }),
  statementSubmitted: ({ number }) => ({
    subject: `Statement on complaint ${number}`,
    lines: [`A department has submitted its statement on complaint ${number}.`],
    action: 'Read the statement',
  }),
  complaintReplied: ({ number, organisation }) => ({
    subject: `Your complaint ${number} has been answered`,
    lines: [
      `${organisation} has answered your complaint ${number}.`,
      'Read the answer with your number and receipt code, and say whether it satisfies you.',
    ],
    action: 'Read the answer',
  }),
  satisfactionRecorded: ({ number }) => ({
    subject: `Rating of complaint ${number}`,
    lines: [`The complainant has rated the answer to complaint ${number}.`],
    action: 'See the rating',
  }),
  complaintClosed: ({ number, organisation }) => ({
    subject: `Your complaint ${number} is closed`,
    lines: [`${organisation} has closed your complaint ${number}.`],
    action: 'See what was done',
  }),
  deadlineNear: ({ number, due }) => ({
    subject: `Due soon: complaint ${number}`,
    lines: [`The answer to complaint ${number} is due by ${due} and has not been given.`],
    action: 'Open the complaint',
  }),
  deadlineMissed: ({ number, due }) => ({
    subject: `Overdue: complaint ${number}`,
    lines: [`The answer to complaint ${number} was due by ${due} and is overdue.`],
    action: 'Open the complaint',
  }),
  complaintEscalated: ({ number, due }) => ({
    subject: `Escalated: complaint ${number}`,
    lines: [
      `The answer to complaint ${number} was due by ${due} and is still owed. It is put before you as the rules say.`,
    ],
    action: 'Open the complaint',
  }),
};

const words: Readonly<Record<Language, Words>> = { 'zh-CN': chinese, en: english };

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
  Record<Language, { greeting: (name: string | undefined) => string; automatic: string; platform: string }>
> = {
  'zh-CN': {
    greeting: (name) => (name === undefined ? '您好：' : `${name}，您好：`),
    automatic: '这是系统自动发送的邮件，请勿直接回复。',
    platform: '回音',
  },
  en: {
    greeting: (name) => (name === undefined ? 'Hello,' : `Dear ${name},`),
    automatic: 'This mail was sent automatically; please do not reply to it.',
    platform: 'Huiyin',
  },
};
