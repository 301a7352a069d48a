import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { type ComplaintView, FileView } from '../../../shared/contract/complaints.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { call } from '../server/call.ts';

type File = ComplaintView['attachments'][number];

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function openInNewTab(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}

/** The files of one event. An address is asked for at each opening: it lives shortly, and the opening is logged. */
export function Attachments({ complaint, files }: { readonly complaint: string; readonly files: readonly File[] }) {
  const { words } = useSpeech();
  const text = words.complaint.files;
  const [shown, setShown] = useState<{ readonly url: string; readonly name: string }>();
  const address = useMutation({
    mutationFn: (file: File) =>
      call({ method: 'GET', path: `/api/complaints/${complaint}/files/${file.id}`, answer: FileView }),
  });
  const open = (file: File): void => address.mutate(file, { onSuccess: ({ url }) => openInNewTab(url) });
  const preview = (file: File): void =>
    address.mutate(file, { onSuccess: ({ url }) => setShown({ url, name: file.name }) });
  return (
    <>
      <ul className="files" aria-label={text.label}>
        {files.map((file) => (
          <li key={file.id}>
            <span className="file-name">{file.name}</span>
            <span className="quiet small">
              {words.mediaTypes[file.mediaType]} · {size(file.bytes)}
            </span>
            <Button size="small" aria-label={text.open(file.name)} title={text.hint} onClick={() => open(file)}>
              {text.openShort}
            </Button>
            {file.mediaType.startsWith('image/') && (
              <Button size="small" aria-label={text.preview(file.name)} title={text.hint} onClick={() => preview(file)}>
                {text.previewShort}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FailureNotice failure={address.error} />
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
