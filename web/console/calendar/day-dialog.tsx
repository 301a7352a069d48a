import { Button, Modal } from 'antd';
import { dayReason } from '../../../shared/calendar/day-reason.ts';
import { dayNumberOf } from '../../../shared/calendar/local-day.ts';
import { weekdayKept } from '../../../shared/calendar/opening-hours.ts';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import type { IsoDate } from '../../../shared/kernel/time.ts';
import { useSpeech } from '../frame/language.tsx';
import { dayText } from '../frame/moment.tsx';
import { hoursInWords } from './hours-tab.tsx';
import { useCalendarWords } from './use-words.ts';
import { nameIn } from './year-days.ts';

type Props = { readonly calendar: WorkCalendar; readonly day: IsoDate };

/** What a day is, why, and when the office is open on it. */
export function DayFacts({ calendar, day }: Props) {
  const words = useCalendarWords();
  const { language } = useSpeech();
  const { reason, name, provisional, working } = dayReason(calendar, day);
  const kept = weekdayKept(calendar, dayNumberOf(day));
  const hours = kept === undefined ? [] : calendar.openingHours[kept];
  return (
    <div className="day-facts">
      <p>
        <strong>{working ? words.year.working : words.year.closed}</strong> · {words.kinds[reason]}
        {name !== undefined && ` · ${nameIn(name, language)}`}
      </p>
      <p className="quiet">{hours.length === 0 ? words.day.shut : words.day.open(hoursInWords(hours, words))}</p>
      {provisional && <p className="quiet">{words.day.provisional}</p>}
    </div>
  );
}

/** A day for those who only read. */
export function DayDialog({ calendar, day, onClose }: Props & { readonly onClose: () => void }) {
  const { language, words } = useSpeech();
  return (
    <Modal
      open
      title={dayText(day, language)}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{words.act.close}</Button>}
    >
      <DayFacts calendar={calendar} day={day} />
    </Modal>
  );
}
