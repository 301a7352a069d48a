import type { ReactNode } from 'react';
import type { PendingExtension } from '../../../shared/complaint/state.ts';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { lengthInWords } from '../../../shared/rulebook/words/time.ts';
import { verbInWords } from '../../../shared/rulebook/words/verbs.ts';
import { Mark } from '../frame/mark.tsx';
import { dayText, Moment } from '../frame/moment.tsx';
import { Panel } from '../frame/panel.tsx';
import type { Pen } from './event-sentence.ts';
import { usePen } from './timeline.tsx';

type Item = {
  readonly key: string;
  readonly label: string;
  readonly isDone: boolean;
  readonly mark: string;
  readonly more?: ReactNode;
};

/** What people owe this complaint besides its deadlines: duties, consents, answers to orders, measures. What is open first. */
export function Pending({ view }: { readonly view: ComplaintView }) {
  const pen = usePen();
  const items = itemsOf(view, pen).toSorted((a, b) => Number(a.isDone) - Number(b.isDone));
  if (items.length === 0) return null;
  return (
    <Panel title={pen.words.complaint.particulars.pending.title}>
      <ul className="departments">
        {items.map(({ key, label, isDone, mark, more }) => (
          <li key={key}>
            <strong>{label}</strong>
            <div>
              <Mark tone={isDone ? 'good' : 'soon'}>{mark}</Mark> {more}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Who may consent: by their positions, each once. */
function consentOf(who: PendingExtension['consent'], { words, names }: Pen): string {
  const text = words.complaint.particulars.pending;
  const whom = [...new Set(who.map(({ position }) => names.position(position)))];
  return text.waitsFor(whom.length === 0 ? text.anybody : whom.join(text.or));
}

function extensionLength({ addition, until }: PendingExtension, { words, language }: Pen): string {
  const text = words.complaint.particulars.pending;
  if (addition !== undefined) return text.extensionFor(lengthInWords(addition, language));
  return until === undefined ? '' : text.extensionUntil(dayText(until, language));
}

function itemsOf({ particulars }: ComplaintView, pen: Pen): readonly Item[] {
  const { words, names, language } = pen;
  const text = words.complaint.particulars.pending;
  const { approvals = [], extension, duties = [], supervisionOrders = [], correctiveActions = [] } = particulars;
  return [
    ...approvals.map(({ seq, verb, chain }) => ({
      key: `approval ${seq}`,
      label: text.approval(verbInWords(verb, language)),
      isDone: false,
      mark: consentOf(chain[0]?.by ?? [], pen),
    })),
    ...(extension === undefined
      ? []
      : [
          {
            key: 'extension',
            label: text.extension(names.clock(extension.clock)),
            isDone: false,
            mark: consentOf(extension.consent, pen),
            more: <span className="quiet small">{extensionLength(extension, pen)}</span>,
          },
        ]),
    ...duties.map(({ duty, raisedAt, doneAt }) => ({
      key: `duty ${duty} ${raisedAt}`,
      label: names.further('duties', duty),
      isDone: doneAt !== undefined,
      mark: doneAt === undefined ? text.open : text.done,
      more: <Moment at={doneAt ?? raisedAt} />,
    })),
    ...supervisionOrders.map(({ order, unit, answeredAt }) => ({
      key: `order ${order}`,
      label: text.order(order),
      isDone: answeredAt !== undefined,
      mark: answeredAt === undefined ? text.notAnswered : text.answered,
      more: (
        <>
          {unit === undefined ? text.toAll : names.unit(unit)} {answeredAt !== undefined && <Moment at={answeredAt} />}
        </>
      ),
    })),
    ...correctiveActions.map(({ action, unit, dueOn, isEffective }) => ({
      key: `action ${action}`,
      label: text.action(action),
      isDone: isEffective === true,
      mark: isEffective === undefined ? text.notChecked : isEffective ? text.effective : text.notEffective,
      more: [
        ...(unit === undefined ? [] : [names.unit(unit)]),
        ...(dueOn === undefined ? [] : [text.dueOn(dayText(dueOn, language))]),
      ].join(' · '),
    })),
  ];
}
