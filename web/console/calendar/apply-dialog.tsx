import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { CalendarJobView, type CalendarView } from '../../../shared/contract/calendar.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { call } from '../server/call.ts';
import { calendarJobKey, calendarKey } from '../server/queries.ts';
import { useCalendarWords } from './use-words.ts';

type Fields = { readonly reason: string };
type Props = { readonly view: CalendarView; readonly onClose: () => void };

/** Asks why, and starts to apply the calendar in force to running complaints. */
export function ApplyDialog({ view, onClose }: Props) {
  const words = useCalendarWords().job;
  const [form] = Form.useForm<Fields>();
  const client = useQueryClient();
  const apply = useMutation({
    mutationFn: ({ reason }: Fields) =>
      call({
        method: 'POST',
        path: '/api/calendar/apply',
        body: { version: view.version, reason },
        answer: CalendarJobView,
      }),
    onSuccess: (job) => {
      client.setQueryData(calendarJobKey, job);
      client.setQueryData(calendarKey, { ...view, job });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={words.dialog(view.version)}
      okText={words.ok}
      cancelText={words.later}
      confirmLoading={apply.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <FailureNotice failure={apply.error} />
      <p>{words.never}</p>
      <p>
        {words.what}
        {words.undo}
      </p>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => apply.mutate(fields)}>
        <Form.Item
          name="reason"
          label={words.reason}
          extra={words.reasonHint}
          rules={[{ required: true, whitespace: true, message: words.needReason }]}
        >
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
