import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal, Radio } from 'antd';
import { ChangesView, RulebookView } from '../../../shared/contract/rulebook.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Loading } from '../frame/page.tsx';
import { call } from '../server/call.ts';
import { rulebookKey } from '../server/queries.ts';
import type { Draft } from './use-draft.ts';
import { useRulebookWords } from './use-words.ts';

type Fields = { readonly from: 'now' | 'day'; readonly day?: string; readonly note?: string };
type Props = { readonly view: RulebookView; readonly draft: Draft; readonly onClose: () => void };

/** What would change, from when, and why; then it is published. */
export function PublishDialog({ draft, onClose }: Props) {
  const words = useRulebookWords().publish;
  const { language, words: common } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const from = Form.useWatch('from', form) ?? 'now';
  const { document, revision, findings, status } = draft;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const isSaved = status === 'saved';
  const difference = useQuery({
    queryKey: [...rulebookKey, 'diff', revision],
    queryFn: ({ signal }) =>
      call({ method: 'POST', path: '/api/rulebook/diff', body: { rulebook: document }, answer: ChangesView, signal }),
    enabled: isSaved && errors === 0,
    gcTime: 0,
    retry: false,
  });
  const changes = difference.data?.changes ?? [];
  const publish = useMutation({
    mutationFn: ({ from: start, day, note }: Fields) =>
      call({
        method: 'POST',
        path: '/api/rulebook/publish',
        answer: RulebookView,
        body: {
          ...(start === 'day' && day !== undefined && { effectiveOn: day }),
          ...(note !== undefined && note.trim() !== '' && { note }),
        },
        ...(revision === undefined ? {} : { ifMatch: revision }),
      }),
    onSuccess: async (published) => {
      void message.success(words.done(published.versions[0]?.version ?? published.inForce), 6);
      onClose();
      await client.invalidateQueries({ queryKey: ['vocabulary'] });
      await draft.reload();
    },
  });
  return (
    <Modal
      open
      width={640}
      title={words.title}
      okText={words.ok}
      cancelText={common.act.cancel}
      okButtonProps={{ disabled: errors > 0 || !isSaved || changes.length === 0 }}
      confirmLoading={publish.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <FailureNotice failure={publish.error ?? difference.error} />
      {errors > 0 && <Alert type="error" showIcon title={words.blocked(errors)} />}
      {!isSaved && <Alert type="info" showIcon title={words.wait} />}
      {errors === 0 && isSaved && (
        <>
          <h3>{words.changes}</h3>
          {difference.isPending ? (
            <Loading />
          ) : changes.length === 0 ? (
            <p>{words.noChanges}</p>
          ) : (
            <ol className="changes">
              {changes.map(({ pointer, kind, sentence }) => (
                <li key={`${kind} ${pointer} ${textIn(sentence, language)}`}>{textIn(sentence, language)}</li>
              ))}
            </ol>
          )}
          <p className="quiet">{words.running}</p>
        </>
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: 'now' }}
        onFinish={(fields) => publish.mutate(fields)}
      >
        <Form.Item name="from" label={words.effective}>
          <Radio.Group
            options={[
              { value: 'now', label: words.now },
              { value: 'day', label: words.on },
            ]}
          />
        </Form.Item>
        {from === 'day' && (
          <Form.Item name="day" label={words.day} rules={[{ required: true, message: words.needDay }]}>
            <Input type="date" />
          </Form.Item>
        )}
        <Form.Item name="note" label={words.note}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
