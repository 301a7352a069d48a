import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress } from 'antd';
import { useId, useRef, useState } from 'react';
import { isTooLarge } from '../../../shared/complaint/media-types.ts';
import { ComplaintView } from '../../../shared/contract/complaints.ts';
import { fileWords } from '../../words/console/files.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Panel } from '../frame/panel.tsx';
import { call } from '../server/call.ts';
import { complaintKey, complaintQuery } from '../server/queries.ts';
import { useSession } from '../session/session.ts';
import { isTaken, sendFile } from './send-file.ts';

/** Whoever holds one of these may attach evidence, by law. */
const attaching: ReadonlySet<string> = new Set(['register', 'classify', 'dispatch', 'state', 'reply']);

/** Attaches one file at a time as evidence. */
export function AttachPanel({ view }: { readonly view: ComplaintView }) {
  const { language } = useSpeech();
  const text = fileWords[language];
  const { message } = App.useApp();
  const client = useQueryClient();
  const { capabilities } = useSession();
  const chooser = useRef<HTMLInputElement>(null);
  const id = useId();
  const [share, setShare] = useState(0);
  const [fault, setFault] = useState<string>();
  const attach = useMutation({
    mutationFn: async (file: File) =>
      call({
        method: 'POST',
        path: `/api/complaints/${view.id}/attach-evidence?language=${language}`,
        answer: ComplaintView,
        body: { uploads: [await sendFile(view.id, file, setShare)] },
        ifMatch: view.version,
      }),
    onSuccess: (next) => {
      client.setQueryData(complaintQuery(view.id, language).queryKey, next);
      if (chooser.current) chooser.current.value = '';
      void message.success(text.attached);
    },
    onError: () => client.invalidateQueries({ queryKey: complaintKey(view.id) }),
  });
  if (!capabilities.some((capability) => attaching.has(capability))) return null;
  const submit = (): void => {
    const file = chooser.current?.files?.[0];
    if (!file) return chooser.current?.focus();
    const wrong = !isTaken(file.type) ? text.wrongType : isTooLarge(file.type, file.size) ? text.tooLarge : undefined;
    setFault(wrong);
    setShare(0);
    if (wrong === undefined) attach.mutate(file);
  };
  const faultId = `${id}-fault`;
  return (
    <Panel title={text.attachTitle}>
      <label htmlFor={id}>{text.choose}</label>
      <p className="quiet small">{text.attachHint}</p>
      <p>
        <input ref={chooser} id={id} type="file" aria-describedby={faultId} disabled={attach.isPending} />
      </p>
      <p id={faultId} role="status" className="small">
        {fault}
      </p>
      {attach.isPending && <Progress percent={Math.round(share * 100)} aria-label={text.sending('')} />}
      <FailureNotice failure={attach.error} />
      <Button onClick={submit} loading={attach.isPending}>
        {text.attach}
      </Button>
    </Panel>
  );
}
