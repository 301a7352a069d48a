import { type FileKind, type MediaType, endingOf, kindOf } from '../../complaint/media-types.ts';
import type { Language } from '../../kernel/text.ts';

const words: Readonly<Record<Language, Readonly<Record<FileKind, string>>>> = {
  'zh-CN': { picture: '图片', video: '视频', sound: '录音', document: '文件' },
  en: { picture: 'picture', video: 'video', sound: 'recording', document: 'document' },
};

/**
 * A name that tells nothing of its sender: kind and number.
 *
 * @param position counts the files of the complaint from 1
 */
export const plainName = (mediaType: MediaType, position: number, language: Language): string =>
  `${words[language][kindOf(mediaType)]}-${position}.${endingOf(mediaType)}`;
