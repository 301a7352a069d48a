import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { CalendarJobView, type CalendarView } from '../../../shared/contract/calendar.ts';
import { problemWords } from '../../words/console/problems.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark, type Tone } from '../frame/mark.tsx';
import { Moment } from '../frame/moment.tsx';
import { Panel } from '../frame/panel.tsx';
import { call } from '../server/call.ts';
import { calendarJobKey, calendarJobQuery } from '../server/queries.ts';
import { ComplaintNumber } from './complaint-number.tsx';
import { useCalendarWords } from './use-words.ts';

type Props = { readonly view: CalendarView; readonly onApply: () => void };

const tones: Record<CalendarJobView['state'], Tone> = { running: 'calm', paused: 'soon', done: 'good' };

/** Whether the calendar in force has reached running complaints, how far, and the way to begin, stop and go on. */
export function JobPanel({ view, onApply }: Props) {
  const words = useCalendarWords().job;
  const client = useQueryClient();
  const query = useQuery({ ...calendarJobQuery, enabled: view.job !== undefined });
  const job = query.data ?? view.job;
  const isDone = job?.state === 'done';
  const isOfLatest = job?.version === view.version;
  useEffect(() => {
    if (isDone) for (const queryKey of [['queue'], ['complaint']]) void client.invalidateQueries({ queryKey });
  }, [isDone, client]);
  return (
    <Panel title={words.title}>
      {(!isOfLatest || job === undefined) && (
        <>
          <p>{words.never}</p>
          <p>
            {words.notYet(view.version)} <Button onClick={onApply}>{words.button}</Button>
          </p>
        </>
      )}
      {job && <Progress job={job} onAgain={isOfLatest && isDone && job.refusedTotal > 0 ? onApply : undefined} />}
      <FailureNotice failure={query.error} onRetry={() => void query.refetch()} />
    </Panel>
  );
}

function Progress({ job, onAgain }: { readonly job: CalendarJobView; readonly onAgain: (() => void) | undefined }) {
  const words = useCalendarWords().job;
  const { language } = useSpeech();
  const client = useQueryClient();
  const steer = useMutation({
    mutationFn: (to: 'pause' | 'resume') =>
      call({ method: 'POST', path: `/api/calendar/job/${to}`, answer: CalendarJobView }),
    onSuccess: (answer) => client.setQueryData(calendarJobKey, answer),
    // It may have come to its end meanwhile.
    onError: () => client.invalidateQueries({ queryKey: calendarJobKey }),
  });
  const counts = [
    ['looked', job.looked],
    ['moved', job.moved],
    ['confirmed', job.confirmed],
    ['unchanged', job.unchanged],
    ['refused', job.refusedTotal],
  ] as const;
  return (
    <div className="job">
      <p role="status">
        <strong>{words.of(job.version)}</strong> <Mark tone={tones[job.state]}>{words.states[job.state]}</Mark>{' '}
        {job.state === 'paused' && words.pausedWhat}
      </p>
      <FailureNotice failure={steer.error} />
      <dl className="job-counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{words[name]}</dt>
            <dd>{words.pieces(count)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">
        {words.reasonWas(job.reason)} · {words.started} <Moment at={job.startedAt} /> · {words.stepped}{' '}
        <Moment at={job.steppedAt} />
      </p>
      <div className="row-buttons">
        {job.state === 'running' && (
          <Button loading={steer.isPending} onClick={() => steer.mutate('pause')}>
            {words.pause}
          </Button>
        )}
        {job.state === 'paused' && (
          <Button type="primary" loading={steer.isPending} onClick={() => steer.mutate('resume')}>
            {words.resume}
          </Button>
        )}
        {onAgain && <Button onClick={onAgain}>{words.again}</Button>}
      </div>
      {job.refused.length > 0 && (
        <details>
          <summary>{words.refusedWhich}</summary>
          <ul className="plain special-days">
            {job.refused.map(({ complaintId, number, code }) => (
              <li key={complaintId}>
                <ComplaintNumber id={complaintId} number={number} />{' '}
                <span className="quiet">{problemWords[language][code]}</span>
              </li>
            ))}
          </ul>
          {job.refusedTotal > job.refused.length && <p>{words.refusedMore(job.refusedTotal - job.refused.length)}</p>}
        </details>
      )}
    </div>
  );
}
