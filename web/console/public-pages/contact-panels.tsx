import type { Profile } from '../../../shared/contract/profile.ts';
import { textIn, type LocalText } from '../../../shared/kernel/text.ts';
import type { TermId } from '../../../shared/kernel/ids.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { useSpeech } from '../frame/language.tsx';
import { Panel } from '../frame/panel.tsx';
import { PhoneRows } from './phone-rows.tsx';
import { TextPair } from './text-pair.tsx';
import type { ProfileDraft } from './use-profile-draft.ts';
import { usePublicPagesWords } from './use-words.ts';

type Props = {
  readonly draft: ProfileDraft;
  readonly mayEdit: boolean;
  readonly rulebook: Rulebook;
  /** As the calendar says. */
  readonly openingHours: LocalText;
};

/** How to reach the organisation, and whom to call in danger. */
export function ContactPanel({ draft, mayEdit, openingHours }: Props) {
  const words = usePublicPagesWords().contact;
  const { language } = useSpeech();
  const { profile, set } = draft;
  const emergency = (change: Partial<NonNullable<Profile['emergency']>>): void => {
    const { text, lines } = { ...profile.emergency, ...change };
    set('emergency', { ...(text !== undefined && { text }), ...(lines && lines.length > 0 && { lines }) });
  };
  return (
    <>
      <Panel title={words.title}>
        <PhoneRows
          label={words.phones}
          add={words.addPhone}
          lines={profile.phones ?? []}
          max={5}
          onChange={mayEdit ? (lines) => set('phones', lines) : undefined}
        />
        <TextPair
          label={words.address}
          max={200}
          value={profile.address}
          onChange={mayEdit ? (text) => set('address', text) : undefined}
        />
        <TextPair
          label={words.hours}
          hint={words.hoursFromCalendar(textIn(openingHours, language))}
          max={300}
          isLong
          value={profile.openingHours}
          onChange={mayEdit ? (text) => set('openingHours', text) : undefined}
        />
      </Panel>
      <Panel title={words.emergency}>
        <p className="quiet small">{words.emergencyHint}</p>
        <TextPair
          label={words.emergencyText}
          max={300}
          value={profile.emergency?.text}
          onChange={mayEdit ? (text) => emergency({ text }) : undefined}
        />
        <PhoneRows
          label={words.phones}
          add={words.addEmergency}
          lines={profile.emergency?.lines ?? []}
          max={8}
          onChange={mayEdit ? (lines) => emergency({ lines }) : undefined}
        />
      </Panel>
    </>
  );
}

/** Where else one may go: the other channels, what is not handled here, and who is above the organisation. */
export function ElsewherePanel({ draft, mayEdit, rulebook }: Props) {
  const words = usePublicPagesWords().contact;
  const { language } = useSpeech();
  const { profile, set } = draft;
  const channels = rulebook.channels.filter(
    ({ isHosted, id, streams }) => isHosted !== true && id !== 'web' && streams?.includes('external') !== false,
  );
  const notHandled = [
    ...rulebook.disclosure.notHandled,
    ...(rulebook.declineReasons ?? [])
      .filter((reason) => !rulebook.disclosure.notHandled.some(({ id }) => id === reason.id))
      .map(({ id, label }) => ({ id, text: label })),
  ];
  const setWay = (channel: TermId, detail: LocalText | undefined): void => {
    const others = profile.otherWays?.filter((way) => way.channel !== channel) ?? [];
    const after = detail === undefined ? others : [...others, { channel, detail }];
    set('otherWays', after.length === 0 ? undefined : after);
  };
  const setElsewhere = (about: TermId, detail: LocalText | undefined): void => {
    const others = profile.elsewhere?.filter((each) => each.about !== about) ?? [];
    const after = detail === undefined ? others : [...others, { about, detail }];
    set('elsewhere', after.length === 0 ? undefined : after);
  };
  return (
    <>
      <Panel title={words.ways}>
        <p className="quiet small">{channels.length === 0 ? words.nothing : words.waysHint}</p>
        {channels.map(({ id, label }) => (
          <TextPair
            key={id}
            label={textIn(label, language)}
            max={300}
            value={profile.otherWays?.find(({ channel }) => channel === id)?.detail}
            onChange={mayEdit ? (text) => setWay(id, text) : undefined}
          />
        ))}
      </Panel>
      <Panel title={words.notHandled}>
        <p className="quiet small">{notHandled.length === 0 ? words.nothing : words.notHandledHint}</p>
        {notHandled.map(({ id, text }) => (
          <TextPair
            key={id}
            label={textIn(text, language)}
            max={300}
            value={profile.elsewhere?.find(({ about }) => about === id)?.detail}
            onChange={mayEdit ? (detail) => setElsewhere(id, detail) : undefined}
          />
        ))}
      </Panel>
      <Panel title={words.appeal}>
        <TextPair
          label={words.appealTo}
          max={600}
          isLong
          value={profile.appeal}
          onChange={mayEdit ? (text) => set('appeal', text) : undefined}
        />
      </Panel>
    </>
  );
}
