import type { ClockStatus } from '../../../shared/complaint/state.ts';
import type { ClockView, ComplaintView } from '../../../shared/contract/complaints.ts';
import { useSpeech } from '../frame/language.tsx';
import { Mark, type Tone } from '../frame/mark.tsx';
import { Moment, Remaining } from '../frame/moment.tsx';
import { useNames } from '../frame/names.ts';
import { Panel } from '../frame/panel.tsx';
import { DayStrip } from './day-strip.tsx';

const tones: Record<ClockStatus, Tone> = {
  running: 'calm',
  missed: 'late',
  met: 'good',
  metLate: 'late',
  paused: 'quiet',
  waived: 'quiet',
};
const isOwed = (clock: ClockView): boolean => clock.status === 'running' || clock.status === 'missed';

/** The deadline that is still owed and comes, or came, first. */
export const nearestClock = (view: ComplaintView): ClockView | undefined =>
  view.clocks.filter(isOwed).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];

/** Every deadline of the complaint, those still owed first, and why each due date is the date it is. */
export function ClocksPanel({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const clocks = view.clocks.toSorted((a, b) => Number(isOwed(b)) - Number(isOwed(a)) || (a.dueAt < b.dueAt ? -1 : 1));
  return (
    <Panel title={words.complaint.clocks.title}>
      {clocks.length === 0 && <p className="quiet">{words.complaint.clocks.none}</p>}
      {clocks.map((clock) => (
        <ClockCard key={`${clock.clock}/${clock.unit ?? ''}`} clock={clock} />
      ))}
    </Panel>
  );
}

function ClockCard({ clock }: { readonly clock: ClockView }) {
  const { words } = useSpeech();
  const names = useNames();
  const text = words.complaint.clocks;
  return (
    <article className="clock">
      <h3>
        {names.clock(clock.clock)}
        {clock.unit !== undefined && <span className="quiet"> · {names.unit(clock.unit)}</span>}
      </h3>
      <div className="clock-marks">
        <Mark tone={tones[clock.status]}>{words.clockStatuses[clock.status]}</Mark>
        {isOwed(clock) && <Remaining dueAt={clock.dueAt} />}
        {clock.isPublic && <span className="quiet small">{text.isPublic}</span>}
      </div>
      <dl className="facts">
        <div>
          <dt>{text.due}</dt>
          <dd>
            <strong>
              <Moment at={clock.dueAt} />
            </strong>{' '}
            {clock.isProvisional === true && (
              <Mark tone="soon" title={words.complaint.provisionalHint}>
                {words.complaint.provisional}
              </Mark>
            )}
          </dd>
        </div>
        <div>
          <dt>{text.started}</dt>
          <dd>
            <Moment at={clock.startedAt} />
          </dd>
        </div>
        {clock.targetAt !== undefined && isOwed(clock) && (
          <div>
            <dt>{text.target}</dt>
            <dd>
              <Moment at={clock.targetAt} />
            </dd>
          </div>
        )}
        {clock.pausedAt !== undefined && (
          <div>
            <dt>{text.paused}</dt>
            <dd>
              <Moment at={clock.pausedAt} />
              <div className="quiet small">{text.pausedHint}</div>
            </dd>
          </div>
        )}
        {clock.stoppedAt !== undefined && (
          <div>
            <dt>{text.stopped}</dt>
            <dd>
              <Moment at={clock.stoppedAt} />
            </dd>
          </div>
        )}
      </dl>
      <Why clock={clock} />
    </article>
  );
}

function Why({ clock }: { readonly clock: ClockView }) {
  const { words } = useSpeech();
  const text = words.complaint.clocks;
  const { why } = clock;
  return (
    <details className="why">
      <summary>{text.why}</summary>
      {clock.isProvisional === true && <p>{words.complaint.provisionalHint}</p>}
      {why.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <DayStrip days={why.days} />
      <p className="quiet small">
        {text.rule(why.rule)}
        {why.source !== undefined && <> · {text.source(text.sources[why.source] ?? why.source)}</>}
      </p>
    </details>
  );
}
