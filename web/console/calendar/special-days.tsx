import { Button } from 'antd';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import type { IsoDate } from '../../../shared/kernel/time.ts';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { Panel } from '../frame/panel.tsx';
import { type DaySpan, type Edit, clear, ownSpans } from './edits.ts';
import { useCalendarWords } from './use-words.ts';
import { nameIn, publicSpans, spanInWords, touches } from './year-days.ts';

type Props = { readonly calendar: WorkCalendar; readonly year: number };
type OwnProps = Props & {
  readonly edit: ((edit: Edit) => void) | undefined;
  readonly onOpen: (span: DaySpan) => void;
  /** The day that a new arrangement begins with, unless another one is chosen. */
  readonly suggested: IsoDate;
};

/** Where links within the page find the tenant's own days. */
export const ownDaysId = 'own-days';

/** The closures and extra workdays of a year, in sentences. */
export function OwnDays({ calendar, year, edit, onOpen, suggested }: OwnProps) {
  const words = useCalendarWords();
  const { language } = useSpeech();
  const spans = ownSpans(calendar).filter((span) => touches(span, year));
  return (
    <Panel title={words.days.own} id={ownDaysId}>
      {spans.length === 0 && <p className="quiet">{words.days.noOwn}</p>}
      <ul className="plain special-days">
        {spans.map((span) => {
          const when = spanInWords(span, year, language);
          return (
            <li key={`${span.is} ${span.from}`}>
              <div>
                <Mark tone={span.is === 'closed' ? 'late' : 'calm'}>{words.day[span.is]}</Mark> <strong>{when}</strong>
              </div>
              <div className="quiet small">
                {nameIn(span.reason, language)}
                {span.days > 1 && ` · ${words.days.count(span.days)}`}
              </div>
              {edit && (
                <div>
                  <button
                    type="button"
                    className="link small"
                    aria-label={words.days.editOf(when)}
                    onClick={() => onOpen(span)}
                  >
                    {words.days.edit}
                  </button>
                  <button
                    type="button"
                    className="link small"
                    aria-label={words.days.removeOf(when)}
                    onClick={() => edit(clear(span))}
                  >
                    {words.days.remove}
                  </button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {edit && <Button onClick={() => onOpen({ from: suggested, to: suggested })}>{words.days.add}</Button>}
    </Panel>
  );
}

/** The public holidays and make-up workdays of a year, in sentences. */
export function PublicDays({ calendar, year }: Props) {
  const words = useCalendarWords();
  const { language } = useSpeech();
  const spans = publicSpans(calendar, year);
  return (
    <Panel title={words.days.public}>
      {spans.length === 0 && <p className="quiet">{words.days.noPublic}</p>}
      <ul className="plain special-days">
        {spans.map((span) => (
          <li key={span.from}>
            <div>
              <Mark tone={span.reason === 'public-holiday' ? 'good' : 'soon'}>{words.marks[span.reason]}</Mark>{' '}
              {spanInWords(span, year, language)}
            </div>
            <div className="quiet small">
              {nameIn(span.name, language)} · {words.kinds[span.reason]}
              {span.days > 1 && ` · ${words.days.count(span.days)}`}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
