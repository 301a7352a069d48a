import type { Announcement, PublicProfile } from '../../../shared/contract/profile.ts';
import { emergencyLines } from '../../../shared/contract/profile.ts';
import { type Language, textIn } from '../../../shared/kernel/text.ts';
import { pathIn } from '../../../shared/rulebook/vocabulary.ts';
import { filingWords } from '../../words/intake/filing.ts';
import { intakeWords } from '../../words/intake/index.ts';
import { ChoiceBox, ChoiceGroup, TextField, faultIn } from '../frame/fields.tsx';
import { askedOn } from './asked.ts';
import { type Told, answerTo } from './draft.ts';
import { type FilingProps, StepPage } from './frame.tsx';
import { Questions } from './questions.tsx';
import { TreeChoice } from './tree-choice.tsx';
import { isLong, lineTo } from './tree.ts';

/** Where the code was scanned, with a way out for whoever is not there. */
function ScannedPlace({ told, language }: { told: Told; language: Language }) {
  const words = filingWords[language].subject;
  if (told.place === undefined)
    return told.draft.answers['place'] === undefined ? <></> : <p class="notice">{words.placeGone}</p>;
  return (
    <p class="notice">
      {words.place} <strong>{textIn(told.place.label, language)}</strong>{' '}
      <button class="link" type="submit" name="go" value="leave-place">
        {words.notHere}
      </button>
    </p>
  );
}

/** The first page: whether somebody is in danger, and what it is about. */
export function SubjectPage(props: FilingProps) {
  const { frame, told, state, under } = props;
  const { language } = frame;
  const words = filingWords[language].subject;
  const { categories } = told.promise;
  const above = lineTo(categories, under).at(-1);
  const category = (
    <TreeChoice
      name="category"
      legend={above === undefined ? words.category : words.within(textIn(above.label, language))}
      hint={above === undefined && isLong(categories) ? words.further : intakeWords[language].filing.categoryHint}
      fault={faultIn(state, 'category')}
      nodes={categories}
      chosen={answerTo(told, 'category')}
      language={language}
      under={under}
      takesAny={false}
    />
  );
  if (above !== undefined)
    return (
      <StepPage {...props} title={words.title}>
        {category}
      </StepPage>
    );
  const fault = faultIn(state, 'danger');
  return (
    <StepPage {...props} title={words.title}>
      <ScannedPlace told={told} language={language} />
      <ChoiceGroup name="danger" legend={words.danger} hint={words.dangerHint} fault={fault}>
        <div class="choices">
          {(['yes', 'no'] as const).map((value) => (
            <ChoiceBox
              name="danger"
              id={value === 'yes' ? 'danger' : 'danger-no'}
              chosen={answerTo(told, 'danger')}
              choice={{ value, label: words.dangers[value] }}
            />
          ))}
        </div>
      </ChoiceGroup>
      {category}
    </StepPage>
  );
}

/** Whom to call, as the organisation says or as all China does. */
function Emergency({ profile, language }: { profile: PublicProfile | undefined; language: Language }) {
  const words = filingWords[language].danger;
  const text = profile?.emergency.text;
  return (
    <section class="danger">
      <p>{words.lead}</p>
      <ul>
        {(profile?.emergency.lines ?? emergencyLines).map(({ number, label }) => (
          <li>
            <a href={`tel:${number.replaceAll(/[^\d+*#,]/g, '')}`} aria-label={words.call(number)}>
              {number}
            </a>
            {label === undefined ? null : <span> {textIn(label, language)}</span>}
          </li>
        ))}
      </ul>
      {text === undefined ? null : <p>{textIn(text, language)}</p>}
    </section>
  );
}

export function DangerPage(props: FilingProps) {
  const { language } = props.frame;
  const words = filingWords[language].danger;
  return (
    <StepPage {...props} title={words.title} onward={words.on}>
      <Emergency profile={props.told.promise.profile} language={language} />
      <p>{words.safe}</p>
      <p>{words.told}</p>
    </StepPage>
  );
}

export function WherePage(props: FilingProps) {
  const { frame, told, state, under } = props;
  const { language } = frame;
  const words = filingWords[language].where;
  const asked = askedOn('where', told).find(({ question }) => 'entry' in question && question.entry === 'location');
  return (
    <StepPage {...props} title={words.title}>
      {asked === undefined ? null : (
        <TreeChoice
          name="location"
          legend={words.location}
          hint={asked.isNeeded ? undefined : words.hint}
          fault={faultIn(state, 'location')}
          nodes={asked.question.options ?? []}
          chosen={answerTo(told, 'location')}
          language={language}
          under={under}
          takesAny
          none={asked.isNeeded ? undefined : words.unsure}
        />
      )}
      {under === undefined ? <Questions page="where" told={told} language={language} state={state} /> : null}
    </StepPage>
  );
}

/** What the organisation has said already about what was chosen. */
function announcementsFor(told: Told): readonly Announcement[] {
  const path = pathIn(told.promise.categories, answerTo(told, 'category') ?? '');
  return (told.promise.profile?.announcements ?? []).filter(({ categories }) =>
    categories?.some((category) => path.includes(category)),
  );
}

export function WhatPage(props: FilingProps) {
  const { frame, told, state } = props;
  const { language } = frame;
  const words = filingWords[language];
  const announcements = announcementsFor(told);
  return (
    <StepPage {...props} title={words.what.title} lead={words.what.lead}>
      {announcements.length === 0 ? null : (
        <section class="notice">
          <h2>{words.subject.announcements}</h2>
          {announcements.map(({ title, text }) => (
            <>
              <h3>{textIn(title, language)}</h3>
              <p class="words">{textIn(text, language)}</p>
            </>
          ))}
          <p>{words.subject.stillFile}</p>
        </section>
      )}
      <TextField
        id="narrative"
        label={words.what.narrative}
        hint={words.what.hint}
        value={told.draft.answers['narrative']}
        fault={faultIn(state, 'narrative')}
        count={{ most: 5000, words: { left: words.what.left('*'), over: words.what.over('*') } }}
      />
      <Questions page="what" told={told} language={language} state={state} />
    </StepPage>
  );
}
