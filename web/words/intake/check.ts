import type { Language } from '../../../shared/kernel/text.ts';

/** Words of the small check that a form needs while much is filed, and of the field that people leave alone. */
type CheckWords = {
  readonly title: string;
  readonly why: string;
  /** Said while the script works; `*` stands for per cent. */
  readonly working: string;
  readonly done: string;
  readonly hint: string;
  readonly trap: string;
  /** When it may be tried again, behind a sentence that says that it is too much now. */
  readonly again: (minutes: number) => string;
};

export const checkWords: Readonly<Record<Language, CheckWords>> = {
  'zh-CN': {
    title: '小验证',
    why: '这项验证用来防止机器自动操作。',
    working: '正在自动验证，已完成约 *%，请稍候……',
    done: '验证完成，可以继续了。',
    hint: '用数字或汉字回答，例如：7 或 七。',
    trap: '请不要填写此项',
    again: (minutes) => (minutes > 1 ? `请在 ${minutes} 分钟后再试。` : '请过一分钟再试。'),
  },
  en: {
    title: 'A small check',
    why: 'It keeps machines out.',
    working: 'Checking by itself, about *% done. Please wait…',
    done: 'The check is done. You can go on.',
    hint: 'Answer in digits or in words, for example: 7 or seven.',
    trap: 'Please leave this empty',
    again: (minutes) => (minutes > 1 ? ` Please try again in ${minutes} minutes.` : ' Please try again in a minute.'),
  },
};
