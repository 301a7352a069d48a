import type { ReactNode } from 'react';
import { Link } from 'wouter';
import * as z from 'zod';
import { FiledAt } from '../../../shared/complaint/filed-at.ts';
import type { Particulars as Known } from '../../../shared/complaint/state.ts';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { fixedWords } from '../../../shared/rulebook/words/labels.ts';
import { pick } from '../../../shared/rulebook/words/say.ts';
import { useSpeech } from '../frame/language.tsx';
import { Moment } from '../frame/moment.tsx';
import type { Names } from '../frame/names.ts';
import { Panel } from '../frame/panel.tsx';
import type { Pen } from './event-sentence.ts';
import { usePen } from './timeline.tsx';

type Row = readonly [term: string, value: ReactNode];

/** What is known about this complaint that not every complaint has, in the tenant's words; nothing when there is nothing. */
export function Particulars({ view }: { readonly view: ComplaintView }) {
  const { words } = useSpeech();
  const pen = usePen();
  const rows = [
    ...scanned(view, pen),
    ...classed(view.particulars, pen),
    ...counted(view.particulars, pen),
    ...course(view.particulars, pen),
  ];
  if (rows.length === 0) return null;
  return (
    <Panel title={words.complaint.particulars.title}>
      <dl className="facts">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

const Registered = z.object({ place: FiledAt.optional() });

/** The place whose code was scanned, by the name it had then. */
function scanned({ timeline }: ComplaintView, { words, language }: Pen): readonly Row[] {
  const registration = timeline.find(({ type }) => type === 'ComplaintRegistered');
  const place = Registered.safeParse(registration?.data).data?.place;
  return place === undefined ? [] : [[words.complaint.particulars.scannedAt, textIn(place.label, language)]];
}

/** A row where there is a value, none where there is not. */
const row = <Value,>(term: string, value: Value | undefined, show: (value: Value) => ReactNode): readonly Row[] =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[term, show(value)]];

type Respondent = NonNullable<Known['respondents']>[number];

function respondentName({ staffId, unit, role, isExternal }: Respondent, names: Names, { words }: Pen): string {
  const text = words.complaint.particulars;
  const who = [
    ...(unit === undefined ? [] : [names.unit(unit)]),
    ...(role === undefined ? [] : [names.further('respondentRoles', role)]),
    ...(isExternal === true ? [text.external] : []),
  ];
  return who.length === 0 && staffId !== undefined ? text.staff : who.join(' · ');
}

/** On which axes it stands where. */
function classed(known: Known, pen: Pen): readonly Row[] {
  const { words, names, language } = pen;
  const text = words.complaint.particulars;
  const axis = (name: 'nature' | 'severity' | 'track', list: 'natures' | 'severities' | 'tracks') =>
    row(text[name], known[name], (id) => {
      const isByRule = known.byRule?.includes(name) === true;
      return names.further(list, id) + (isByRule ? text.byRule : '');
    });
  return [
    ...row(text.kind, known.kind, (kind) => pick(fixedWords.kind[kind], language)),
    ...row(text.stream, known.stream, (stream) => pick(fixedWords.stream[stream], language)),
    ...axis('nature', 'natures'),
    ...axis('severity', 'severities'),
    ...axis('track', 'tracks'),
    ...row(text.flags, known.flags, (ids) => words.list(ids.map((id) => names.further('flags', id)))),
    ...row(text.cause, known.cause, (id) => names.further('causes', id)),
    ...row(text.outcome, known.outcome, (id) => names.further('outcomes', id)),
    ...row(text.onBehalfOf, known.onBehalfOf, (behalf) => text.behalves[behalf]),
    ...row(text.complainantKind, known.complainantKind, (id) => names.further('complainantKinds', id)),
    ...row(text.location, known.location, (id) => names.further('locations', id)),
    ...row(text.origin, known.origin, (origin) => pick(fixedWords.origin[origin], language)),
    ...row(text.respondents, known.respondents, (each) =>
      words.list(each.map((one) => respondentName(one, names, pen))),
    ),
    ...row(text.documents, known.documents, (ids) => words.list(ids.map((id) => names.further('documents', id)))),
    // The answers in words of their own stand beside the event, and are empty here.
    ...Object.entries(known.fields ?? {}).flatMap(([field, answer]) =>
      answer === '' ? [] : row(names.field(field), answer, (given) => names.answer(field, given)),
    ),
  ];
}

/** What there is so much of. */
function counted(known: Known, { words, language }: Pen): readonly Row[] {
  const text = words.complaint.particulars;
  const money = (amount: number): string => text.money(amount.toLocaleString(language));
  return [
    ...row(text.amount, known.amount, money),
    ...row(text.personsHarmed, known.personsHarmed, text.people),
    ...row(text.complainants, known.complainants, text.people),
    ...row(text.representatives, known.representatives, text.people),
    ...row(text.evidence, known.evidence, text.files),
    ...row(text.compensation, known.compensationAmount, money),
    ...row(text.penalty, known.penaltyAmount, money),
  ];
}

const toComplaint = (id: string, label: string): ReactNode => (
  <Link key={id} href={`/complaints/${id}`}>
    {label}
  </Link>
);

/** Which way it has gone. */
function course(known: Known, { words, names, language }: Pen): readonly Row[] {
  const text = words.complaint.particulars;
  const sanctions = known.sanctions?.flatMap(({ appeal }) =>
    appeal === undefined ? [] : [text.appeals[appeal] ?? appeal],
  );
  return [
    ...row(text.receivedAt, known.receivedAt, (at) => <Moment at={at} />),
    ...row(text.acceptedAt, known.acceptedAt, (at) => <Moment at={at} />),
    ...row(text.declineReason, known.declineReason, (id) => names.further('declineReasons', id)),
    ...row(text.pause, known.pause, ({ ground, from }) => (
      <>
        {text.since(names.further('pauseGrounds', ground))} <Moment at={from} />
      </>
    )),
    ...row(text.repeatOf, known.repeatOf, ({ complaint, count }) => (
      <>
        {text.repeated(count)}
        {toComplaint(complaint, text.earlier)}
      </>
    )),
    ...row(text.reopened, known.reopened, text.times),
    ...row(text.level, known.level, text.raised),
    ...row(text.withdrawal, known.withdrawal, (how) => pick(fixedWords.withdrawal[how], language)),
    ...row(text.review, known.review, (how) => text.reviews[how]),
    ...row(text.reconsideration, known.reconsideration, (how) => text.reviews[how]),
    ...row(text.malicious, known.malicious, ({ isDecided }) => (isDecided === true ? text.found : text.flagged)),
    ...row(text.handedOverTo, known.handedOverTo, (ids) =>
      words.list(ids.map((id) => names.further('handOverTargets', id))),
    ),
    ...row(text.sanctions, known.sanctions, (each) => [text.times(each.length), ...(sanctions ?? [])].join(' · ')),
    ...row(text.links, known.links, (each) => (
      <ul className="plain">
        {each.map(({ other, how }) => (
          <li key={other}>{toComplaint(other, text.linkedAs[how])}</li>
        ))}
      </ul>
    )),
    ...row(text.closedBecause, known.closedBecause, (because) => text.closings[because]),
  ];
}
