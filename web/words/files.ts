import type { MediaType } from '../../shared/complaint/media-types.ts';
import type { Language } from '../../shared/kernel/text.ts';

const chinese: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'JPEG 图片',
  'image/png': 'PNG 图片',
  'image/webp': 'WebP 图片',
  'image/gif': 'GIF 图片',
  'image/heic': 'HEIC 图片',
  'image/avif': 'AVIF 图片',
  'video/mp4': 'MP4 视频',
  'video/quicktime': 'MOV 视频',
  'video/webm': 'WebM 视频',
  'audio/mpeg': 'MP3 录音',
  'audio/mp4': 'M4A 录音',
  'audio/wav': 'WAV 录音',
  'audio/ogg': 'OGG 录音',
  'audio/amr': 'AMR 录音',
  'text/plain': '文本文件',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word 文档',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel 表格',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint 演示文稿',
  'application/msword': 'Word 文档（旧格式）',
  'application/vnd.ms-excel': 'Excel 表格（旧格式）',
};

const english: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'JPEG picture',
  'image/png': 'PNG picture',
  'image/webp': 'WebP picture',
  'image/gif': 'GIF picture',
  'image/heic': 'HEIC picture',
  'image/avif': 'AVIF picture',
  'video/mp4': 'MP4 video',
  'video/quicktime': 'MOV video',
  'video/webm': 'WebM video',
  'audio/mpeg': 'MP3 recording',
  'audio/mp4': 'M4A recording',
  'audio/wav': 'WAV recording',
  'audio/ogg': 'OGG recording',
  'audio/amr': 'AMR recording',
  'text/plain': 'Text file',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel workbook',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint presentation',
  'application/msword': 'Word document (old format)',
  'application/vnd.ms-excel': 'Excel workbook (old format)',
};

/** What a type of file is called. */
export const fileTypeWords: Readonly<Record<Language, Readonly<Record<MediaType, string>>>> = {
  'zh-CN': chinese,
  en: english,
};
