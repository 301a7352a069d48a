import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EventType, TextName } from '../../../shared/complaint/events.ts';
import type { ComplaintView } from '../../../shared/contract/complaints.ts';
import { talkWords } from '../../words/console/talk.ts';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { dayText, Moment } from '../frame/moment.tsx';
import { useNames } from '../frame/names.ts';
import { Panel } from '../frame/panel.tsx';
import { TabRow } from '../frame/tab-row.tsx';
import { useDraft } from './drafts.ts';
import { actorName } from './event-sentence.ts';
import { type TalkVerb, talkVerbs } from './form-verbs.ts';
import { TextVerbForm } from './text-verb-form.tsx';
import { useVerb } from './use-verb.ts';
import { Field, TextField, VerbForm } from './verb-form.tsx';

/** Where the words stand that one side said to the other. */
const said: Readonly<Partial<Record<EventType, TextName>>> = {
  ComplaintSupplemented: 'narrative',
  ComplainantInformed: 'notice',
  SupplementRequested: 'request',
  LatenessReported: 'notice',
  DateProposed: 'comment',
  DateRefused: 'comment',
  DateAgreed: 'comment',
};

/** What the complainant and the house have written to each other, and the forms for going on. */
export function TalkPanel({ view }: { readonly view: ComplaintView }) {
  const { language, words } = useSpeech();
  const text = talkWords[language];
  const [chosen, choose] = useState<TalkVerb>();
  const messages = view.timeline.flatMap((entry) => {
    const name = said[entry.type];
    const content = name && entry.texts?.[name];
    return content === undefined ? [] : [{ ...entry, content }];
  });
  const allowed = talkVerbs.filter((verb) => view.allowed.includes(verb));
  if (messages.length === 0 && allowed.length === 0) return null;
  const active = allowed.find((verb) => verb === chosen) ?? allowed[0];
  const forms: Record<TalkVerb, ReactNode> = {
    'inform-complainant': <WriteForm view={view} />,
    'request-supplement': <AskForm view={view} />,
    'propose-date': <DateForm view={view} />,
  };
  const { unansweredSince, proposedDate } = view.particulars;
  return (
    <Panel title={text.title} id="talk">
      {unansweredSince !== undefined && (
        <p>
          <Mark tone="soon">{text.waits}</Mark> <Moment at={unansweredSince} />
        </p>
      )}
      {proposedDate !== undefined && <p>{text.waiting(dayText(proposedDate.on, language))}</p>}
      {messages.length === 0 ? (
        <p className="quiet">{text.none}</p>
      ) : (
        <ol className="talk">
          {messages.map(({ seq, at, actor, content }) => (
            <li key={seq} className={actor.id === 'complainant' ? undefined : 'own'}>
              <span className="quiet small">
                <strong>{actor.id === 'complainant' ? text.complainant : actorName(actor, words)}</strong> ·{' '}
                <Moment at={at} />
              </span>
              <blockquote lang={view.language}>{content}</blockquote>
            </li>
          ))}
        </ol>
      )}
      {active !== undefined && (
        <TabRow
          label={text.title}
          tabs={allowed.map((verb) => ({ key: verb, label: words.verbs[verb] }))}
          active={active}
          onChange={choose}
        >
          {forms[active]}
        </TabRow>
      )}
    </Panel>
  );
}

type FormProps = { readonly view: ComplaintView };

function WriteForm({ view }: FormProps) {
  const text = talkWords[useSpeech().language];
  return (
    <TextVerbForm
      view={view}
      verb="inform-complainant"
      label={text.write}
      hint={text.writeHint}
      submit={text.writeSubmit}
      max={20_000}
      rows={4}
      bodyOf={(notice) => ({ notice })}
    />
  );
}

function AskForm({ view }: FormProps) {
  const text = talkWords[useSpeech().language];
  const names = useNames();
  const [draft = {}, writeDraft] = useDraft(view.id, 'request-supplement');
  const grounds = view.particulars.pause === undefined ? names.choices('pauseGrounds') : [];
  return (
    <TextVerbForm
      view={view}
      verb="request-supplement"
      label={text.ask}
      hint={text.askHint}
      submit={text.askSubmit}
      max={20_000}
      rows={4}
      bodyOf={(request, { ground }) => ({ request, ...(ground !== undefined && ground !== '' && { ground }) })}
      before={() =>
        grounds.length > 0 && (
          <Field id="request-ground" label={text.ground}>
            <Select
              id="request-ground"
              value={draft.ground ?? ''}
              options={[{ value: '', label: text.noGround }, ...grounds]}
              onChange={(ground) => writeDraft({ ...draft, ground })}
            />
          </Field>
        )
      }
    />
  );
}

/** The clocks that a promised date could move: those that the complainant is told about and that run. */
function DateForm({ view }: FormProps) {
  const text = talkWords[useSpeech().language];
  const names = useNames();
  const verb = useVerb(view, 'propose-date');
  const [draft = {}, writeDraft] = useDraft(view.id, 'propose-date');
  const running = view.clocks.filter(
    ({ isPublic, unit, status }) => isPublic && unit === undefined && (status === 'running' || status === 'missed'),
  );
  const { on = '', clock = '', text: comment = '' } = draft;
  const body =
    on === ''
      ? undefined
      : { on, ...(clock !== '' && { clock }), ...(comment.trim() !== '' && { comment: comment.trim() }) };
  return (
    <VerbForm verb={verb} submit={text.dateSubmit} body={body}>
      {(showFaults) => (
        <>
          <Field
            id="propose-on"
            label={text.on}
            hint={text.dateHint}
            fault={showFaults && on === '' ? text.onNeeded : undefined}
          >
            <Input
              id="propose-on"
              type="date"
              value={on}
              onChange={(event) => writeDraft({ ...draft, on: event.target.value })}
            />
          </Field>
          <Field id="propose-clock" label={text.clock}>
            <Select
              id="propose-clock"
              value={clock}
              options={[
                { value: '', label: text.noClock },
                ...running.map((each) => ({ value: String(each.clock), label: text.moves(names.clock(each.clock)) })),
              ]}
              onChange={(next) => writeDraft({ ...draft, clock: next })}
            />
          </Field>
          <TextField
            id="propose-comment"
            label={text.comment}
            value={comment}
            max={2000}
            rows={2}
            onChange={(next) => writeDraft({ ...draft, text: next })}
          />
        </>
      )}
    </VerbForm>
  );
}
