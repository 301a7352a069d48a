import { Form, Input, Modal, Radio } from 'antd';
import { BilingualText } from '../../../shared/calendar/bilingual-text.ts';
import { isWorkingDay } from '../../../shared/calendar/day-reason.ts';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import { IsoDate } from '../../../shared/kernel/time.ts';
import { useSpeech } from '../frame/language.tsx';
import { dayText } from '../frame/moment.tsx';
import { DayFacts } from './day-dialog.tsx';
import { type Arrangement, type DaySpan, type Edit, arrange, clear, daysOf, daysToList, ownDaysMax } from './edits.ts';
import { useCalendarWords } from './use-words.ts';

/** `usual`: whatever the week and the public holidays make of a day. */
type Choice = Arrangement['is'] | 'usual';

type Fields = {
  readonly is: Choice;
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
  readonly english?: string;
};

type Props = {
  readonly calendar: WorkCalendar;
  readonly span: DaySpan;
  readonly edit: (edit: Edit) => void;
  readonly onClose: () => void;
};

const daysAtOnce = 366;

/** What is arranged for a day so far. */
function arrangedFor(calendar: WorkCalendar, day: IsoDate) {
  const closure = calendar.closures.find((own) => own.day === day);
  const extra = calendar.extraWorkdays.find((own) => own.day === day);
  const is: Choice = closure ? 'closed' : extra ? 'work' : 'usual';
  return { is, reason: (closure ?? extra)?.reason };
}

/** Closes days, works on them, or leaves them as they are in other weeks; one day or several at once. */
export function ArrangeDialog({ calendar, span, edit, onClose }: Props) {
  const words = useCalendarWords().day;
  const { language, words: common } = useSpeech();
  const [form] = Form.useForm<Fields>();
  const arranged = arrangedFor(calendar, span.from);
  const { reason } = arranged;
  const isOne = span.from === span.to;
  // Whoever chooses a day that nothing is arranged for wants to make of it what it is not.
  const likely = arranged.is !== 'usual' ? arranged.is : isWorkingDay(calendar, span.from) ? 'closed' : 'work';
  const is = Form.useWatch('is', form) ?? likely;
  const refuse = (name: 'from' | 'to' | 'reason', fault: string): void => form.setFields([{ name, errors: [fault] }]);

  const finish = (fields: Fields): void => {
    const [from, to] = [IsoDate.safeParse(fields.from).data, IsoDate.safeParse(fields.to).data];
    if (from === undefined || to === undefined) return refuse(from === undefined ? 'from' : 'to', words.needDays);
    if (to < from) return refuse('to', words.wrongOrder);
    const days = { from, to };
    if (daysOf(days).length > daysAtOnce) return refuse('to', words.tooLong);
    const before = arranged.is === 'usual' ? (unchanged: WorkCalendar) => unchanged : clear(span);
    const put = (change: Edit): void => {
      edit((each) => change(before(each)));
      onClose();
    };
    if (fields.is === 'usual') {
      const isArranged = daysOf(days).some((day) => arrangedFor(calendar, day).is !== 'usual');
      return isArranged || arranged.is !== 'usual' ? put(clear(days)) : onClose();
    }
    const chinese = fields.reason?.trim() ?? '';
    const english = fields.english?.trim() ?? '';
    const why = BilingualText.safeParse({ zh: chinese || english, en: english || chinese }).data;
    if (why === undefined) return refuse('reason', words.needReason);
    if (daysToList(before(calendar), days, fields.is).length === 0) return refuse('to', words.already[fields.is]);
    const change = arrange({ ...days, is: fields.is, reason: why });
    const after = change(before(calendar));
    if (after.closures.length > ownDaysMax || after.extraWorkdays.length > ownDaysMax)
      return refuse('to', words.tooMany);
    return put(change);
  };

  return (
    <Modal
      open
      title={isOne ? dayText(span.from, language) : words.dialog}
      okText={common.act.save}
      cancelText={common.act.cancel}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {isOne && <DayFacts calendar={calendar} day={span.from} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          is: likely,
          from: span.from,
          to: span.to,
          reason: reason?.zh,
          // The same text in both languages was written once.
          english: reason?.en === reason?.zh ? undefined : reason?.en,
        }}
        onFinish={finish}
      >
        <Form.Item name="is" label={words.is}>
          <Radio.Group
            options={(['usual', 'closed', 'work'] as const).map((each) => ({ value: each, label: words[each] }))}
          />
        </Form.Item>
        <div className="two-fields">
          <Form.Item name="from" label={words.from} rules={[{ required: true, message: words.needDays }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="to" label={words.to} rules={[{ required: true, message: words.needDays }]}>
            <Input type="date" />
          </Form.Item>
        </div>
        {is !== 'usual' && (
          <>
            <p className="quiet small">{words.hint}</p>
            <Form.Item name="reason" label={words.reason} extra={words.reasonHint}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="english" label={words.reasonEnglish}>
              <Input maxLength={200} />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  );
}
