import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal, Radio, Upload } from 'antd';
import { useId, useState } from 'react';
import type { WorkCalendar } from '../../../shared/calendar/work-calendar.ts';
import { type ImportAs, ImportView, icalendarBytesMax } from '../../../shared/contract/calendar.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { call } from '../server/call.ts';
import { CallFailure } from '../server/failure.ts';
import { type Edit, merge, ownDaysMax, ownSpans } from './edits.ts';
import { useCalendarWords } from './use-words.ts';
import { nameIn, spanInWords } from './year-days.ts';

type Props = {
  readonly calendar: WorkCalendar;
  readonly edit: (edit: Edit) => void;
  readonly onClose: () => void;
};

const ways = ['auto', 'closures', 'workdays'] as const satisfies readonly ImportAs[];
type Asked = { readonly file: File; readonly as: ImportAs };

/** Reads an iCalendar file, shows what would be taken over and what not, and joins it to the changes. */
export function ImportDialog({ calendar, edit, onClose }: Props) {
  const words = useCalendarWords().import;
  const { language, words: common } = useSpeech();
  const { message } = App.useApp();
  const id = useId();
  const [as, setAs] = useState<ImportAs>('auto');
  const [file, setFile] = useState<File>();
  const read = useMutation({
    mutationFn: (asked: Asked) =>
      call({
        method: 'POST',
        path: `/api/calendar/import?as=${asked.as}`,
        file: { content: asked.file, type: 'text/calendar' },
        answer: ImportView,
      }),
  });
  const ask = (asked: Asked): void => {
    if (asked.file.size <= icalendarBytesMax) read.mutate(asked);
    else read.reset();
  };
  const isTooLarge = file !== undefined && file.size > icalendarBytesMax;
  const proposal = isTooLarge ? undefined : read.data;
  const days = proposal === undefined ? 0 : proposal.closures.length + proposal.extraWorkdays.length;
  const merged = proposal && merge(proposal)(calendar);
  const isTooMany =
    merged !== undefined && (merged.closures.length > ownDaysMax || merged.extraWorkdays.length > ownDaysMax);
  const take = (): void => {
    if (proposal === undefined) return;
    edit(merge(proposal));
    void message.success(words.done(days), 6);
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={words.title}
      okText={words.ok}
      cancelText={common.act.cancel}
      okButtonProps={{ disabled: days === 0 || isTooMany }}
      onOk={take}
      onCancel={onClose}
    >
      <p>{words.intro}</p>
      <p id={`${id}-as`} className="field-name">
        {words.as}
      </p>
      <Radio.Group
        className="stacked"
        aria-labelledby={`${id}-as`}
        value={as}
        onChange={({ target }) => {
          const next = ways.find((way) => way === target.value) ?? 'auto';
          setAs(next);
          if (file) ask({ file, as: next });
        }}
        options={ways.map((way) => ({ value: way, label: words.kinds[way] }))}
      />
      <p>
        <Upload
          accept=".ics,text/calendar"
          showUploadList={false}
          beforeUpload={(chosen) => {
            setFile(chosen);
            ask({ file: chosen, as });
            return false;
          }}
        >
          <Button type={file ? 'default' : 'primary'} loading={read.isPending}>
            {words.choose}
          </Button>
        </Upload>{' '}
        {file && <span className="breakable">{words.chosen(file.name)}</span>}
      </p>
      {isTooLarge ? (
        <FailureNotice failure={words.tooLarge} text={words.tooLarge} />
      ) : (
        <FailureNotice failure={read.error} text={faultOf(read.error, language)} />
      )}
      {isTooMany && <FailureNotice failure={words.tooMany} text={words.tooMany} />}
      {proposal && <Proposal proposal={proposal} calendar={calendar} />}
    </Modal>
  );
}

/** What the server says of this very file, where it says more than that it cannot be read. */
function faultOf(failure: unknown, language: 'zh-CN' | 'en'): string | undefined {
  if (!(failure instanceof CallFailure)) return undefined;
  const messages = failure.problem?.fields?.flatMap(({ message }) => (message ? [textIn(message, language)] : []));
  return messages === undefined || messages.length === 0 ? undefined : messages.join(' ');
}

function Proposal({ proposal, calendar }: { readonly proposal: ImportView; readonly calendar: WorkCalendar }) {
  const all = useCalendarWords();
  const words = all.import;
  const { language } = useSpeech();
  const { closures, extraWorkdays, leftOut, leftOutTotal } = proposal;
  // Alone, so that what the tenant has arranged already is not told as part of the file.
  const spans = ownSpans({ ...calendar, closures, extraWorkdays });
  const taken = [
    { is: 'closed', title: words.closures(closures.length), tone: 'late' },
    { is: 'work', title: words.extraWorkdays(extraWorkdays.length), tone: 'calm' },
  ] as const;
  return (
    <div role="status">
      {spans.length === 0 && <p>{words.nothing}</p>}
      {taken.map(({ is, title, tone }) => {
        const own = spans.filter((span) => span.is === is);
        return (
          own.length > 0 && (
            <section key={is}>
              <h3>{title}</h3>
              <ul className="plain special-days">
                {own.map((span) => (
                  <li key={span.from}>
                    <Mark tone={tone}>{all.day[is]}</Mark> {spanInWords(span, Number.NaN, language)}
                    <span className="quiet small"> · {nameIn(span.reason, language)}</span>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      {leftOutTotal > 0 && (
        <details>
          <summary>{words.leftOut(leftOutTotal)}</summary>
          <ul className="plain special-days">
            {leftOut.map(({ summary, day, code, why }) => (
              <li key={`${summary} ${day ?? ''} ${code}`}>
                {day !== undefined && `${spanInWords({ from: day, to: day }, Number.NaN, language)} · `}
                {summary === '' ? '' : `${summary} · `}
                <span className="quiet">{textIn(why, language)}</span>
              </li>
            ))}
          </ul>
          {leftOutTotal > leftOut.length && <p>{words.leftOutMore(leftOutTotal - leftOut.length)}</p>}
        </details>
      )}
    </div>
  );
}
