import type { ProblemCode } from '../../../shared/contract/problems.ts';
import type { FileStatus } from '../../../shared/contract/files.ts';
import type { Language } from '../../../shared/kernel/text.ts';

type UploadWords = {
  readonly hint: string;
  /** For those who stay anonymous: what is not taken, why, and what happens to what is. */
  readonly anonymous: string;
  readonly attachTitle: string;
  readonly attachHint: string;
  readonly file: string;
  readonly submit: string;
  readonly done: string;
  /** What the script says; a star stands for the name of the file. */
  readonly script: Readonly<
    Record<
      | 'sending'
      | 'sent'
      | 'remove'
      | 'removed'
      | 'cancel'
      | 'broken'
      | 'goOn'
      | 'unfinished'
      | 'tooLarge'
      | 'wrongType'
      | 'tooMany'
      | 'failed'
      | 'wait'
      | 'missing'
      | 'empty',
      string
    >
  > & { readonly problems: Readonly<Partial<Record<ProblemCode, string>>> };
  /** What stands beside a file that cannot simply be opened. */
  readonly status: Readonly<Record<Exclude<FileStatus, 'ready'>, string>>;
};

const chinese: UploadWords = {
  hint: '可以上传照片、视频、录音和文档（PDF、Word、Excel、PPT、TXT），至多 6 个。照片和文档每个不超过 20 MB，视频和录音不超过 100 MB。',
  anonymous:
    '您选择了匿名。文件名不会保留；照片、视频和录音里的拍摄地点、时间、设备等信息会被清除，原件随即销毁。PDF 和 Office 文件无法彻底清除作者信息，请把页面拍成照片再上传。请注意：画面和声音本身仍可能让人认出您。',
  attachTitle: '补充照片或文件',
  attachHint:
    '一次一个：照片、视频、录音、PDF、Word、Excel、PPT 或 TXT。照片和文档不超过 20 MB，视频和录音不超过 100 MB；超过的无法上传。',
  file: '选择文件',
  submit: '上传文件',
  done: '文件已收到，正在检查，稍后即可查看。',
  script: {
    sending: '正在上传 *',
    sent: '* 已上传',
    remove: '移除 *',
    removed: '* 已移除',
    cancel: '取消上传 *',
    broken: '网络中断，恢复后自动继续：*',
    goOn: '立即继续',
    unfinished: '* 没有传完。再选一次这个文件，就从中断的地方继续。',
    tooLarge: '太大，未上传。照片和文档不超过 20 MB，视频和录音不超过 100 MB。',
    wrongType: '这种格式不能接收，未上传。',
    tooMany: '至多 6 个文件，未上传。',
    failed: '上传失败。您可以再试一次，也可以先提交投诉，之后再补充。',
    wait: '文件还在上传，传完后自动继续。',
    missing: '请先选择一个文件。',
    empty: '文件是空的，未上传。',
    problems: {
      'file/not-for-anonymous': '匿名投诉不能接收这种文件，请把页面拍成照片再上传。',
      'file/not-what-it-claims': '文件内容与格式不符，未上传。',
      'complaint/too-many-files': '至多 6 个文件，未上传。',
      'complaint/wrong-stage': '这件投诉已不能再补充文件。',
    },
  },
  status: {
    'being-checked': '正在检查，请稍后刷新',
    'original-only': '已收到原件；因格式所限不能在这里打开，工作人员可以查看',
    'not-kept': '文件已损坏或加密，无法清除其中的身份信息，没有保留',
    infected: '含有恶意程序，已删除',
    lost: '没有完整收到，请重新上传',
  },
};

const english: UploadWords = {
  hint: 'Photos, videos, recordings and documents (PDF, Word, Excel, PowerPoint, text), at most 6. Photos and documents up to 20 MB each, videos and recordings up to 100 MB.',
  anonymous:
    'You have chosen to stay anonymous. Names of files are not kept; place, time, device and the like are removed from photos, videos and recordings, and the originals are destroyed. PDF and Office files cannot be cleaned of their author completely: please photograph the pages and send the photos. Note that what can be seen and heard may still tell who you are.',
  attachTitle: 'Add a photo or a file',
  attachHint:
    'One at a time: a photo, a video, a recording, PDF, Word, Excel, PowerPoint or text. Photos and documents up to 20 MB, videos and recordings up to 100 MB; larger ones are not taken.',
  file: 'Choose a file',
  submit: 'Send the file',
  done: 'The file has arrived and is being checked. You can see it in a moment.',
  script: {
    sending: 'Sending *',
    sent: '* has been sent',
    remove: 'Remove *',
    removed: '* has been removed',
    cancel: 'Cancel sending *',
    broken: 'The connection is lost; this goes on by itself when it is back: *',
    goOn: 'Go on now',
    unfinished: '* was not sent to its end. Choose the same file again to go on where it stopped.',
    tooLarge: 'Too large, not sent. Photos and documents up to 20 MB, videos and recordings up to 100 MB.',
    wrongType: 'This format is not taken, not sent.',
    tooMany: 'At most 6 files, not sent.',
    failed: 'Sending failed. You can try again, or submit the complaint now and add files afterwards.',
    wait: 'A file is still being sent. This goes on by itself as soon as it has arrived.',
    missing: 'Choose a file first.',
    empty: 'The file is empty, not sent.',
    problems: {
      'file/not-for-anonymous': 'This kind of file is not taken from anonymous senders. Please photograph the pages.',
      'file/not-what-it-claims': 'The content does not fit the format, not sent.',
      'complaint/too-many-files': 'At most 6 files, not sent.',
      'complaint/wrong-stage': 'No more files can be added to this complaint.',
    },
  },
  status: {
    'being-checked': 'being checked; reload in a moment',
    'original-only': 'has arrived; it cannot be opened here because of its format, the staff can',
    'not-kept': 'damaged or locked; what tells who made it could not be removed, so it was not kept',
    infected: 'contained malware and was deleted',
    lost: 'did not arrive completely; please send it again',
  },
};

/** What the public pages say about files. */
export const uploadWords: Readonly<Record<Language, UploadWords>> = { 'zh-CN': chinese, en: english };
