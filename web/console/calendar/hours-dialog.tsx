import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { type Weekday, weekdays } from '../../../shared/calendar/local-day.ts';
import { TimeOfDay } from '../../../shared/calendar/time-of-day.ts';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import { useSpeech } from '../frame/language.tsx';
import type { WeekdayHours } from './edits.ts';
import { useCalendarWords } from './use-words.ts';

type Fields = {
  readonly intervals: readonly { readonly from?: string; readonly to?: string }[];
  readonly counts: boolean;
  readonly also: readonly Weekday[];
};

type Props = {
  readonly calendar: WorkCalendar;
  readonly day: Weekday;
  readonly onDone: (days: readonly Weekday[], hours: WeekdayHours) => void;
  readonly onClose: () => void;
};

/** The most intervals that a day may have; `WorkCalendar` takes no more. */
const intervalsMax = 12;

/** What people type for a time: `8:30`, `0830`, `８：３０`; undefined when it is none. */
function readTime(typed: string | undefined): TimeOfDay | undefined {
  const [, hour, minute] = /^(\d{1,2}):?(\d{2})$/.exec((typed ?? '').normalize('NFKC').trim()) ?? [];
  return TimeOfDay.safeParse(`${hour?.padStart(2, '0')}:${minute}`).data;
}

/** The hours of a day of the week, in as many intervals as it takes, and of other days that are like it. */
export function HoursDialog({ calendar, day, onDone, onClose }: Props) {
  const all = useCalendarWords();
  const words = all.hours;
  const { words: common } = useSpeech();
  const [form] = Form.useForm<Fields>();

  const finish = ({ intervals, counts, also }: Fields): void => {
    const days = [day, ...also];
    const faults: { name: (string | number)[]; errors: string[] }[] = [];
    const read = intervals.map(({ from, to }, at) => {
      const hours = { from: readTime(from), to: readTime(to) };
      for (const end of ['from', 'to'] as const)
        if (hours[end] === undefined) faults.push({ name: ['intervals', at, end], errors: [words.time] });
      return hours;
    });
    const times = read.flatMap(({ from, to }) => (from === undefined || to === undefined ? [] : [{ from, to }]));
    if (faults.length === 0)
      times.forEach(({ from, to }, at) => {
        if (to <= from) faults.push({ name: ['intervals', at, 'to'], errors: [words.closesFirst] });
        const before = times[at - 1];
        if (before && from < before.to) faults.push({ name: ['intervals', at, 'from'], errors: [words.overlaps] });
      });
    const isWorkedBy = (each: Weekday): boolean =>
      days.includes(each) ? counts : calendar.workingWeekdays.includes(each);
    if (counts && times.length === 0) faults.push({ name: ['counts'], errors: [words.needHours] });
    else if (!weekdays.some(isWorkedBy)) faults.push({ name: ['counts'], errors: [words.needWorkday] });
    else if (!isWorkedBy(calendar.makeUpDayHours))
      faults.push({ name: ['counts'], errors: [words.makeUpTaken(all.weekdays[calendar.makeUpDayHours])] });
    if (faults.length > 0) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names were made just above from the fields
      form.setFields(faults as Parameters<typeof form.setFields>[0]);
      return;
    }
    onDone(days, { intervals: times, isWorked: counts });
    onClose();
  };

  return (
    <Modal
      open
      title={words.editOf(all.weekdays[day])}
      okText={common.act.save}
      cancelText={common.act.cancel}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          intervals: calendar.openingHours[day],
          counts: calendar.workingWeekdays.includes(day),
          also: [],
        }}
        onFinish={finish}
      >
        <Form.List name="intervals">
          {(rows, { add, remove }) => (
            <>
              {rows.length === 0 && <p className="quiet">{words.shut}</p>}
              {rows.map(({ key, name }) => (
                <div key={key} className="interval">
                  <Form.Item name={[name, 'from']} label={words.from(name + 1)}>
                    <Input maxLength={5} inputMode="numeric" placeholder="08:00" />
                  </Form.Item>
                  <Form.Item name={[name, 'to']} label={words.to(name + 1)}>
                    <Input maxLength={5} inputMode="numeric" placeholder="12:00" />
                  </Form.Item>
                  <Button aria-label={words.remove(name + 1)} onClick={() => remove(name)}>
                    {words.removeShort}
                  </Button>
                </div>
              ))}
              {rows.length < intervalsMax && (
                <p>
                  <Button onClick={() => add({ from: '', to: '' })}>{words.add}</Button>
                </p>
              )}
            </>
          )}
        </Form.List>
        <Form.Item name="counts" valuePropName="checked">
          <Checkbox>{words.counts}</Checkbox>
        </Form.Item>
        <Form.Item name="also" label={words.also}>
          <Checkbox.Group
            options={weekdays
              .filter((each) => each !== day)
              .map((each) => ({ value: each, label: all.weekdays[each] }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
