import type { Child } from 'hono/jsx';
import type { PhoneLine, PublicProfile } from '../../shared/contract/profile.ts';
import type { Disclosed, PromiseView } from '../../shared/contract/public.ts';
import { type Language, type LocalText, languages, textIn } from '../../shared/kernel/text.ts';
import { startWords } from '../words/intake/start.ts';
import { type Frame, Page } from './frame/page.tsx';
import { dayInWords } from './moments.ts';

type StartProps = {
  readonly frame: Frame;
  readonly promise: PromiseView;
  /** As the calendar says; the profile may say otherwise. */
  readonly openingHours: LocalText;
};

/** A number that a phone dials when it is touched. What stands behind it, an extension, is left to the fingers. */
export function PhoneLink({ number }: { number: string }) {
  const dialled = /^\+?[\d\s\-–()（）]+/.exec(number)?.[0].replaceAll(/[^\d+]/g, '') ?? '';
  return <a href={`tel:${dialled}`}>{number}</a>;
}

function Phones({ lines, language }: { lines: readonly PhoneLine[]; language: Language }) {
  return (
    <ul class="plain">
      {lines.map(({ number, label }) => (
        <li>
          {label === undefined ? null : <Told text={label} language={language} />} <PhoneLink number={number} />
        </li>
      ))}
    </ul>
  );
}

/** A text of the tenant; one that is there in another language only says so. */
function Told({ text, language }: { text: LocalText; language: Language }) {
  if (text[language] !== undefined) return <>{text[language]}</>;
  const other = languages.find((each) => text[each] !== undefined);
  return <span lang={other}>{textIn(text, language)}</span>;
}

function TextList({ texts, language }: { texts: readonly LocalText[]; language: Language }) {
  return (
    <ul class="promises">
      {texts.map((text) => (
        <li>
          <Told text={text} language={language} />
        </li>
      ))}
    </ul>
  );
}

/** A part of the page that is there only when it says something. */
function Part({ title, isEmpty, children }: { title: string; isEmpty: boolean; children: Child }) {
  return isEmpty ? (
    <></>
  ) : (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Danger({ profile, language }: { profile: PublicProfile; language: Language }) {
  const { text, lines } = profile.emergency;
  return (
    <div class="emergency">
      <p>{text === undefined ? startWords[language].danger : <Told text={text} language={language} />}</p>
      <Phones lines={lines} language={language} />
    </div>
  );
}

function Announcements({ profile, language }: { profile: PublicProfile; language: Language }) {
  const words = startWords[language];
  return (
    <Part title={words.announcements} isEmpty={profile.announcements.length === 0}>
      {profile.announcements.map(({ id, title, text, from }) => (
        <article class="card" id={`announcement-${id}`}>
          <h3>
            <Told text={title} language={language} />
          </h3>
          <p class="words">
            <Told text={text} language={language} />
          </p>
          <p class="hint">{words.since(dayInWords(from, language))}</p>
        </article>
      ))}
    </Part>
  );
}

function Promises({ promise, language }: { promise: PromiseView; language: Language }) {
  const words = startWords[language];
  const { disclosed } = promise;
  const more: readonly (readonly [string, readonly LocalText[]])[] = [
    [words.whenLate, disclosed?.whenLate ?? []],
    [words.extensions, disclosed?.extensions ?? []],
    [words.reply, disclosed?.replyElements ?? []],
    [words.followUps, disclosed?.followUps ?? []],
    [words.rights, disclosed?.rights ?? []],
  ];
  const said = more.filter(([, texts]) => texts.length > 0);
  return (
    <Part title={words.promises} isEmpty={promise.promises.length === 0 && said.length === 0}>
      <div class="card">
        {promise.promises.length === 0 ? null : <TextList texts={promise.promises} language={language} />}
        {said.map(([title, texts]) => (
          <>
            <h3>{title}</h3>
            <TextList texts={texts} language={language} />
          </>
        ))}
      </div>
    </Part>
  );
}

/** The ways in besides these pages: those that the administrator describes, or else the names of all. */
function Ways({
  channels,
  profile,
  language,
}: {
  channels: Disclosed['channels'];
  profile: PublicProfile | undefined;
  language: Language;
}) {
  const detailOf = (id: string, hint: LocalText | undefined): LocalText | undefined =>
    profile?.otherWays?.find(({ channel }) => channel === id)?.detail ?? hint;
  const described = channels.flatMap(({ id, label, hint }) => {
    const detail = detailOf(id, hint);
    return detail === undefined ? [] : [{ label, detail }];
  });
  const names = channels.map(({ label }) => textIn(label, language));
  if (described.length === 0)
    return names.length === 0 ? (
      <></>
    ) : (
      <p>{startWords[language].channels(names.join(language === 'zh-CN' ? '、' : ', '))}</p>
    );
  return (
    <dl class="facts">
      {described.map(({ label, detail }) => (
        <>
          <dt>
            <Told text={label} language={language} />
          </dt>
          <dd class="words">
            <Told text={detail} language={language} />
          </dd>
        </>
      ))}
    </dl>
  );
}

function OtherWays({ frame: { language }, promise, openingHours }: StartProps) {
  const words = startWords[language];
  const { profile, disclosed } = promise;
  const { phones = [], address } = profile ?? {};
  return (
    <Part title={words.otherWays} isEmpty={false}>
      <dl class="facts">
        {phones.length === 0 ? null : (
          <>
            <dt>{words.phone}</dt>
            <dd>
              <Phones lines={phones} language={language} />
            </dd>
          </>
        )}
        {address === undefined ? null : (
          <>
            <dt>{words.address}</dt>
            <dd class="words">
              <Told text={address} language={language} />
            </dd>
          </>
        )}
        <dt>{words.hours}</dt>
        <dd class="words">
          <Told text={profile?.openingHours ?? openingHours} language={language} />
        </dd>
      </dl>
      <Ways channels={disclosed?.channels ?? []} profile={profile} language={language} />
    </Part>
  );
}

function NotHandled({ promise, language }: { promise: PromiseView; language: Language }) {
  const words = startWords[language];
  const { profile, disclosed } = promise;
  const items = disclosed?.notHandled ?? promise.notHandled.map((text) => ({ id: undefined, text }));
  return (
    <Part title={words.notHandled} isEmpty={items.length === 0}>
      <p>{words.notHandledHint}</p>
      <ul class="promises">
        {items.map(({ id, text }) => {
          const where = profile?.elsewhere?.find(({ about }) => about === id)?.detail;
          return (
            <li>
              <Told text={text} language={language} />
              {where === undefined ? null : (
                <p class="hint words">
                  <Told text={where} language={language} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Elsewhere({ promise, language }: { promise: PromiseView; language: Language }) {
  const words = startWords[language];
  const appeal = promise.profile?.appeal;
  const ways = promise.disclosed?.elsewhere ?? [];
  return (
    <Part title={words.elsewhere} isEmpty={appeal === undefined && ways.length === 0}>
      {appeal === undefined ? null : (
        <p class="words">
          <Told text={appeal} language={language} />
        </p>
      )}
      {ways.length === 0 ? null : (
        <>
          <p>{words.elsewhereHint}</p>
          <TextList texts={ways} language={language} />
        </>
      )}
    </Part>
  );
}

/** The first page of an organisation: what one can do here, what it promises, and what it cannot handle. */
export function StartPage(props: StartProps) {
  const { frame, promise } = props;
  const { language } = frame;
  const words = startWords[language];
  const { profile } = promise;
  const statements = promise.disclosed?.statements ?? [];
  return (
    <Page frame={frame} title={words.title(promise.organisation)}>
      <h1>{words.title(promise.organisation)}</h1>
      <p class="lead">{words.lead(textIn(promise.centre, language))}</p>
      <ul class="doors">
        <li>
          <a class="door first" href="/file">
            <strong>{words.file}</strong>
            <span>{words.fileHint}</span>
          </a>
        </li>
        <li>
          <a class="door" href="/follow">
            <strong>{words.follow}</strong>
            <span>{words.followHint}</span>
          </a>
        </li>
      </ul>
      {profile === undefined ? null : <Danger profile={profile} language={language} />}
      {profile === undefined ? null : <Announcements profile={profile} language={language} />}
      <Promises promise={promise} language={language} />
      <OtherWays {...props} />
      <NotHandled promise={promise} language={language} />
      <Elsewhere promise={promise} language={language} />
      <Part title={words.statements} isEmpty={statements.length === 0}>
        <TextList texts={statements} language={language} />
      </Part>
    </Page>
  );
}
