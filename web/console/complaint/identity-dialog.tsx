import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { type ComplaintView, IdentityView } from '../../../shared/contract/complaints.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { call } from '../server/call.ts';
import { complaintKey } from '../server/queries.ts';
import { TextField } from './verb-form.tsx';

/** Shows who complains, after a reason has been given. The answer lives only as long as the dialog is open. */
export function IdentityDialog({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const text = words.complaint.identity;
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const look = useMutation({
    mutationFn: () =>
      call({ method: 'POST', path: `/api/complaints/${view.id}/identity`, answer: IdentityView, body: { reason } }),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: complaintKey(view.id) }),
  });
  const isEmpty = reason.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (!isEmpty) look.mutate();
  };
  const forget = (): void => {
    look.reset();
    setReason('');
    setTried(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.button}</Button>
      <Modal
        title={text.title}
        open={isOpen}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        afterClose={forget}
        cancelText={look.data === undefined ? words.act.cancel : words.act.close}
        okText={text.submit}
        okButtonProps={look.data === undefined ? {} : { hidden: true }}
        confirmLoading={look.isPending}
        onOk={submit}
      >
        {look.data === undefined ? (
          <>
            <Alert type="warning" showIcon title={text.warning} className="failure" />
            <FailureNotice failure={look.error} />
            <TextField
              id="identity-reason"
              label={text.reason}
              value={reason}
              max={500}
              rows={2}
              fault={wasTried && isEmpty ? text.needReason : undefined}
              onChange={setReason}
            />
          </>
        ) : (
          <div role="status">
            <dl className="facts">
              {(['name', 'phone', 'email'] as const).map((part) => (
                <div key={part}>
                  <dt>{text[part]}</dt>
                  <dd>{look.data[part] ?? text.notGiven}</dd>
                </div>
              ))}
              {/* Not every complainant is asked for these. */}
              {(['address', 'idNumber', 'affectedPerson', 'relation', 'organisationName'] as const)
                .filter((part) => look.data[part] !== undefined)
                .map((part) => (
                  <div key={part}>
                    <dt>{text[part]}</dt>
                    <dd>{look.data[part]}</dd>
                  </div>
                ))}
              {look.data.representatives === undefined ? null : (
                <div>
                  <dt>{text.representatives}</dt>
                  {look.data.representatives.map((line) => (
                    <dd key={line}>{line}</dd>
                  ))}
                </div>
              )}
            </dl>
          </div>
        )}
      </Modal>
    </>
  );
}
