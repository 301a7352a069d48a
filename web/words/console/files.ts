import type { FileStatus } from '../../../shared/contract/files.ts';
import type { Language } from '../../../shared/kernel/text.ts';

type FileWords = {
  readonly status: Readonly<Record<Exclude<FileStatus, 'ready'>, string>>;
  readonly original: string;
  readonly fetchOriginal: (name: string) => string;
  readonly warningTitle: string;
  /** Of a file that is shown cleaned. */
  readonly warning: string;
  /** Of one that could not be cleaned. */
  readonly warningUncleaned: string;
  readonly fetch: string;
  readonly attachTitle: string;
  readonly attachHint: string;
  readonly choose: string;
  readonly attach: string;
  readonly sending: (name: string) => string;
  readonly attached: string;
  readonly wrongType: string;
  readonly tooLarge: string;
};

const chinese: FileWords = {
  status: {
    'being-checked': '正在检查',
    'original-only': '未能清理，只有原件',
    'not-kept': '未能清理；投诉人匿名，未予保留',
    infected: '发现恶意程序，已删除',
    lost: '未完整收到',
  },
  original: '原件',
  fetchOriginal: (name) => `调取原件 ${name}`,
  warningTitle: '调取原件？',
  warning: '原件可能含有拍摄地点、设备、作者等信息，会透露投诉人的身份。调取会单独记入访问日志。',
  warningUncleaned:
    '这个文件未能清理，可能含有投诉人的身份信息，也可能已损坏或含有危险内容。请在确有必要时下载，并谨慎打开。调取会单独记入访问日志。',
  fetch: '下载原件',
  attachTitle: '附加证据材料',
  attachHint: '照片、视频、录音或文档；照片和文档不超过 20 MB，视频和录音不超过 100 MB。',
  choose: '选择文件',
  attach: '附加',
  sending: (name) => `正在上传 ${name}`,
  attached: '已附加，正在检查',
  wrongType: '这种格式不能接收。',
  tooLarge: '文件太大。',
};

const english: FileWords = {
  status: {
    'being-checked': 'being checked',
    'original-only': 'could not be cleaned; there is only the original',
    'not-kept': 'could not be cleaned; not kept, as the complainant is anonymous',
    infected: 'malware found, deleted',
    lost: 'did not arrive completely',
  },
  original: 'Original',
  fetchOriginal: (name) => `Fetch the original of ${name}`,
  warningTitle: 'Fetch the original?',
  warning:
    'The original may hold place, device, author and the like, which tell who complains. Fetching it is noted in the access log as such.',
  warningUncleaned:
    'This file could not be cleaned. It may tell who complains, and may be damaged or dangerous. Download it only where needed and open it with care. Fetching it is noted in the access log as such.',
  fetch: 'Download the original',
  attachTitle: 'Attach evidence',
  attachHint:
    'A photo, a video, a recording or a document; photos and documents up to 20 MB, videos and recordings up to 100 MB.',
  choose: 'Choose a file',
  attach: 'Attach',
  sending: (name) => `Sending ${name}`,
  attached: 'Attached; it is being checked',
  wrongType: 'This format is not taken.',
  tooLarge: 'The file is too large.',
};

/** What the console says about files. */
export const fileWords: Readonly<Record<Language, FileWords>> = { 'zh-CN': chinese, en: english };
