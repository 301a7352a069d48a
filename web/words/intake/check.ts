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
};

export const checkWords: Readonly<Record<Language, CheckWords>> = {
  'zh-CN': {
    title: '小验证',
    why: '目前提交的投诉较多，请先完成这项验证，防止机器自动提交。您填写的内容不会丢失。',
    working: '正在自动验证，已完成约 *%，请稍候……',
    done: '验证完成，可以提交了。',
    hint: '用数字或汉字回答，例如：7 或 七。',
    trap: '请不要填写此项',
  },
  en: {
    title: 'A small check',
    why: 'Many complaints are arriving just now. This check keeps machines out. Nothing that you wrote is lost.',
    working: 'Checking by itself, about *% done. Please wait…',
    done: 'The check is done. You can send now.',
    hint: 'Answer in digits or in words, for example: 7 or seven.',
    trap: 'Please leave this empty',
  },
};
