import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { FileView } from '../../../shared/contract/complaints.ts';
import type { StaffFile } from '../../../shared/contract/files.ts';
import { fileWords } from '../../words/console/files.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { call } from '../server/call.ts';

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function openInNewTab(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}

/** Pictures that browsers show in a page. */
const previewed: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

type Asked = { readonly file: StaffFile; readonly which: 'shown' | 'original' };

/** The files of one event. An address is asked for at each opening: it lives shortly, and the opening is logged. */
export function Attachments({
  complaint,
  files,
}: {
  readonly complaint: string;
  readonly files: readonly StaffFile[];
}) {
  const { language, words } = useSpeech();
  const text = words.complaint.files;
  const more = fileWords[language];
  const [shown, setShown] = useState<{ readonly url: string; readonly name: string }>();
  const [warned, setWarned] = useState<StaffFile>();
  const address = useMutation({
    mutationFn: ({ file, which }: Asked) =>
      call({
        method: 'GET',
        path: `/api/complaints/${complaint}/files/${file.id}?which=${which}`,
        answer: FileView,
      }),
  });
  const open = (file: StaffFile, which: Asked['which'] = 'shown'): void =>
    address.mutate({ file, which }, { onSuccess: ({ url }) => openInNewTab(url) });
  const preview = (file: StaffFile): void =>
    address.mutate({ file, which: 'shown' }, { onSuccess: ({ url }) => setShown({ url, name: file.name }) });
  return (
    <>
      <ul className="files" aria-label={text.label}>
        {files.map((file) => (
          <li key={file.id}>
            <span className="file-name">{file.name}</span>
            <span className="quiet small">
              {words.mediaTypes[file.mediaType]} · {size(file.bytes)}
              {file.status !== 'ready' && ` · ${more.status[file.status]}`}
            </span>
            {file.status === 'ready' && (
              <Button size="small" aria-label={text.open(file.name)} title={text.hint} onClick={() => open(file)}>
                {text.openShort}
              </Button>
            )}
            {file.status === 'ready' && previewed.has(file.mediaType) && (
              <Button size="small" aria-label={text.preview(file.name)} title={text.hint} onClick={() => preview(file)}>
                {text.previewShort}
              </Button>
            )}
            {file.mayOpenOriginal && (
              <Button size="small" aria-label={more.fetchOriginal(file.name)} onClick={() => setWarned(file)}>
                {more.original}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FailureNotice failure={address.error} />
      <Modal
        title={more.warningTitle}
        open={warned !== undefined}
        okText={more.fetch}
        cancelText={words.act.cancel}
        onCancel={() => setWarned(undefined)}
        onOk={() => {
          if (warned) open(warned, 'original');
          setWarned(undefined);
        }}
      >
        <p>{warned?.status === 'ready' ? more.warning : more.warningUncleaned}</p>
      </Modal>
      <Modal
        title={shown?.name}
        open={shown !== undefined}
        footer={null}
        width="min(960px, 94vw)"
        onCancel={() => setShown(undefined)}
      >
        {shown !== undefined && <img className="preview" src={shown.url} alt={shown.name} />}
      </Modal>
    </>
  );
}
