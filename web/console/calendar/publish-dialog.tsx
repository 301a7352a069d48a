import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal } from 'antd';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import { CalendarView, PreviewView } from '../../../shared/contract/calendar.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Loading } from '../frame/page.tsx';
import { call } from '../server/call.ts';
import { isProblem } from '../server/failure.ts';
import { calendarKey } from '../server/queries.ts';
import { MovedDates } from './moved-dates.tsx';
import type { Draft } from './use-draft.ts';
import { useCalendarWords } from './use-words.ts';

type Fields = { readonly note?: string };
type Props = {
  readonly view: CalendarView;
  readonly draft: Draft;
  readonly onPublished: (published: CalendarView) => void;
  readonly onClose: () => void;
};

/** A calendar as it is sent: publication gives it its version. */
function unversioned(calendar: WorkCalendar): Omit<WorkCalendar, 'version'> {
  const { version: _, ...rest } = calendar;
  return rest;
}

/** What would change, which due dates would move if it were applied, and why; then it is published. */
export function PublishDialog({ view, draft, onPublished, onClose }: Props) {
  const words = useCalendarWords().publish;
  const { words: common } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const preview = useQuery({
    queryKey: [...calendarKey, 'preview', view.version, draft.count],
    queryFn: ({ signal }) =>
      call({
        method: 'POST',
        path: '/api/calendar/preview',
        body: { calendar: unversioned(draft.calendar) },
        answer: PreviewView,
        signal,
      }),
    // What is running changes by the minute.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const publish = useMutation({
    mutationFn: ({ note }: Fields) =>
      call({
        method: 'POST',
        path: '/api/calendar/publish',
        answer: CalendarView,
        body: {
          calendar: unversioned(draft.calendar),
          ...(note !== undefined && note.trim() !== '' && { note }),
        },
        ifMatch: view.version,
      }),
    onSuccess: (published) => {
      void message.success(words.done(published.version), 6);
      onPublished(published);
    },
  });
  const isConflict = isProblem(publish.error, 'calendar/changed');
  const load = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: calendarKey, exact: true });
    publish.reset();
  };
  const found = preview.data;
  const isPublishable = found !== undefined && 'changes' in found && found.changes.length > 0;
  return (
    <Modal
      open
      width={760}
      title={words.title}
      okText={words.ok}
      cancelText={common.act.cancel}
      okButtonProps={{ disabled: !isPublishable || isConflict }}
      confirmLoading={publish.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {isConflict ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={words.changed}
          description={
            <>
              <p>{words.changedWhat}</p>
              <Button type="primary" onClick={() => void load()}>
                {words.load}
              </Button>
            </>
          }
        />
      ) : (
        <>
          <FailureNotice failure={publish.error ?? preview.error} onRetry={() => void preview.refetch()} />
          {found === undefined ? preview.isFetching && <Loading /> : <Preview preview={found} />}
          <Form<Fields>
            form={form}
            layout="vertical"
            requiredMark={false}
            onFinish={(fields) => publish.mutate(fields)}
          >
            <Form.Item name="note" label={words.note} extra={words.noteHint}>
              <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
            </Form.Item>
          </Form>
        </>
      )}
    </Modal>
  );
}

function Preview({ preview }: { readonly preview: PreviewView }) {
  const words = useCalendarWords().publish;
  const { language } = useSpeech();
  if ('faults' in preview) {
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={words.faults}
        description={
          <ul>
            {preview.faults.map(({ pointer, code, message }) => (
              <li key={`${pointer} ${code}`}>{textIn(message, language)}</li>
            ))}
          </ul>
        }
      />
    );
  }
  const { changes } = preview;
  return (
    <>
      <h3>{words.changes}</h3>
      {changes.length === 0 ? (
        <p>{words.noChanges}</p>
      ) : (
        <ul className="changes">
          {changes.map((sentence) => (
            <li key={textIn(sentence, language)}>{textIn(sentence, language)}</li>
          ))}
        </ul>
      )}
      <Alert type="info" showIcon title={words.never} />
      <h3 className="after-alert">{words.running}</h3>
      <MovedDates preview={preview} />
    </>
  );
}
