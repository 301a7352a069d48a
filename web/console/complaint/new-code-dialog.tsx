import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { type ComplaintView, NewCodeView } from '../../../shared/contract/complaints.ts';
import { talkWords } from '../../words/console/talk.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { call } from '../server/call.ts';
import { complaintKey } from '../server/queries.ts';
import { TextField } from './verb-form.tsx';

/** Hands out a new receipt code after it was checked who asks. It is shown once and lives only as long as the dialog is open. */
export function NewCodeDialog({ view }: { readonly view: ComplaintView }) {
  const { language, words } = useSpeech();
  const text = talkWords[language];
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const replace = useMutation({
    mutationFn: () =>
      call({ method: 'POST', path: `/api/complaints/${view.id}/receipt-code`, answer: NewCodeView, body: { reason } }),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: complaintKey(view.id) }),
  });
  const isEmpty = reason.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (!isEmpty && !replace.isPending) replace.mutate();
  };
  const forget = (): void => {
    replace.reset();
    setReason('');
    setTried(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.code}</Button>
      <Modal
        title={text.code}
        open={isOpen}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        afterClose={forget}
        cancelText={replace.data === undefined ? words.act.cancel : words.act.close}
        okText={text.codeSubmit}
        okButtonProps={replace.data === undefined ? {} : { hidden: true }}
        confirmLoading={replace.isPending}
        onOk={submit}
      >
        {replace.data === undefined ? (
          <>
            <Alert type="warning" showIcon title={text.codeLead} className="failure" />
            <FailureNotice failure={replace.error} />
            <TextField
              id="new-code-reason"
              label={text.codeReason}
              value={reason}
              max={500}
              rows={2}
              fault={wasTried && isEmpty ? words.complaint.actions.needText : undefined}
              onChange={setReason}
            />
          </>
        ) : (
          <div role="status">
            <p>{text.codeShown}</p>
            <p className="digest">
              {replace.data.number} · <strong>{replace.data.code.replaceAll(/(\d{4})(?=\d)/g, '$1 ')}</strong>
            </p>
          </div>
        )}
      </Modal>
    </>
  );
}
