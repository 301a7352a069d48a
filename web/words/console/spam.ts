import type { SpamSign } from '../../../shared/rulebook/names.ts';
import type { Language } from '../../../shared/kernel/text.ts';

type SpamWords = {
  readonly box: string;
  readonly lead: string;
  readonly empty: string;
  readonly select: (number: string) => string;
  readonly selectAll: string;
  readonly selected: (count: number) => string;
  readonly none: string;
  readonly lift: string;
  readonly lifted: (count: number) => string;
  readonly close: string;
  readonly closed: (count: number) => string;
  readonly closeAsk: (count: number) => string;
  readonly failed: (numbers: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly inBox: string;
  readonly byRules: string;
  readonly signs: Readonly<Record<SpamSign, string>>;
  readonly mark: string;
  readonly markLead: string;
  readonly reason: string;
  readonly undo: string;
};

export const spamWords: Readonly<Record<Language, SpamWords>> = {
  'zh-CN': {
    box: '垃圾箱',
    lead: '疑似垃圾信息的投诉在这里等待核对。办理时限照常计算，但不发提醒。是真实投诉的，请移出垃圾箱。',
    empty: '垃圾箱是空的。',
    select: (number) => `选择投诉 ${number}`,
    selectAll: '全选',
    selected: (count) => `已选 ${count} 件`,
    none: '请先选择投诉',
    lift: '移出垃圾箱',
    lifted: (count) => `已移出 ${count} 件`,
    close: '按垃圾信息办结',
    closed: (count) => `已办结 ${count} 件`,
    closeAsk: (count) => `办结 ${count} 件垃圾信息？提交人不会收到通知。`,
    failed: (numbers) => `没有办成：${numbers}。可能其他人刚刚处理过，请刷新后再看。`,
    yes: '办结',
    no: '取消',
    inBox: '在垃圾箱中',
    byRules: '系统发现的可疑迹象',
    signs: {
      trap: '填写了页面上看不见的栏目',
      haste: '打开表单几秒钟内就提交',
      noPage: '不是从本单位的页面提交',
      links: '正文中有多个网址',
      flood: '同一时间提交的投诉很多',
    },
    mark: '标记为垃圾信息',
    markLead: '投诉会移到垃圾箱，停发提醒和通知，随时可以移出；时限照常计算。',
    reason: '理由',
    undo: '撤销',
  },
  en: {
    box: 'Spam box',
    lead: 'Complaints that look like spam wait here until somebody has looked at them. Their deadlines run, but nobody is reminded. Take real complaints out.',
    empty: 'The spam box is empty.',
    select: (number) => `Select complaint ${number}`,
    selectAll: 'Select all',
    selected: (count) => `${count} selected`,
    none: 'Select complaints first',
    lift: 'Take out of the spam box',
    lifted: (count) => `${count} taken out`,
    close: 'Close as spam',
    closed: (count) => `${count} closed`,
    closeAsk: (count) => `Close ${count} as spam? Whoever sent them is not told.`,
    failed: (numbers) => `Not done: ${numbers}. Somebody else may have been faster; reload and look again.`,
    yes: 'Close',
    no: 'Cancel',
    inBox: 'In the spam box',
    byRules: 'What the system found suspicious',
    signs: {
      trap: 'A field was filled in that people do not see',
      haste: 'Sent within seconds of opening the form',
      noPage: 'Not sent from a page of yours',
      links: 'Several web addresses in the text',
      flood: 'Many complaints were sent at the same time',
    },
    mark: 'Mark as spam',
    markLead:
      'The complaint moves to the spam box. Reminders and notices stop; it can be taken out at any time, and its deadlines run.',
    reason: 'Reason',
    undo: 'Undo',
  },
};
