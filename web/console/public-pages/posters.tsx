import type { PlaceView } from '../../../shared/contract/places.ts';
import type { Profile } from '../../../shared/contract/profile.ts';
import { type Language, type LocalText, languages, textIn } from '../../../shared/kernel/text.ts';
import { promises } from '../../../shared/rulebook/disclose.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { posterWords } from '../../words/console/public-pages.ts';
import { useSession } from '../session/session.ts';
import { QrCode } from './qr-code.tsx';

export const posterSizes = ['a4', 'a6', 'a6x4', 'stickers'] as const;
export type PosterSize = (typeof posterSizes)[number];
export type PosterLanguage = Language | 'both';

/** How many stand on one sheet; stickers of 70 by 37 mm, the usual sheet of 24. */
const perSheet: Readonly<Record<PosterSize, number>> = { a4: 1, a6: 1, a6x4: 4, stickers: 24 };
/** How many sentences of the promise have room. */
const promisesOn: Readonly<Record<PosterSize, number>> = { a4: 3, a6: 1, a6x4: 1, stickers: 0 };

const shownIn = (language: PosterLanguage): readonly Language[] => (language === 'both' ? languages : [language]);

type Props = {
  readonly size: PosterSize;
  readonly language: PosterLanguage;
  readonly places: readonly PlaceView[];
  readonly profile: Profile;
  readonly rulebook: Rulebook;
};

/** Sheets as they are printed, one after another. */
export function Sheets(props: Props) {
  const { size, places } = props;
  const count = perSheet[size];
  const sheets = Array.from({ length: Math.ceil(places.length / count) }, (_, nth) =>
    places.slice(nth * count, (nth + 1) * count),
  );
  return (
    <>
      {/* Every sheet brings its own white border. Browsers know no A6 by name. */}
      <style>{`@page { size: ${size === 'a6' ? '105mm 148mm' : '210mm 297mm'}; margin: 0 }`}</style>
      {sheets.map((sheet, nth) => (
        // oxlint-disable-next-line react/no-array-index-key -- a sheet is nothing but its place in the pile
        <div key={nth} className={`sheet sheet-${size}`}>
          {sheet.map((place, position) => (
            // oxlint-disable-next-line react/no-array-index-key -- the same place may stand there many times
            <Card key={position} {...props} place={place} />
          ))}
        </div>
      ))}
    </>
  );
}

/** Each language's text once; where both say the same, it stands there once. */
const textsIn = (text: LocalText, language: PosterLanguage): readonly (readonly [Language, string])[] => {
  const texts = shownIn(language).map((each) => [each, textIn(text, each)] as const);
  return texts.filter(([, own], position) => texts.findIndex(([, other]) => other === own) === position);
};

function Card({ size, language, place, profile, rulebook }: Props & { readonly place: PlaceView }) {
  const { tenant } = useSession();
  const address = `${tenant.intakeAddress}file?place=${place.id}`;
  const main = language === 'en' ? 'en' : 'zh-CN';
  const code = <QrCode text={address} label={address} />;
  const labels = textsIn(place.label, language);
  if (size === 'stickers') {
    return (
      <div className="sticker">
        {code}
        <div>
          <p className="sticker-name">{tenant.name}</p>
          {labels.map(([each, text]) => (
            <p key={each} lang={each} className={each === main ? 'sticker-label' : 'sticker-second'}>
              {text}
            </p>
          ))}
          {shownIn(language).map((each) => (
            <p key={each} lang={each} className="sticker-scan">
              {posterWords[each].scan}
            </p>
          ))}
        </div>
      </div>
    );
  }
  const said = promises(rulebook).slice(0, promisesOn[size]);
  const phone = profile.phones?.[0]?.number;
  return (
    <article className="poster">
      <header>
        {profile.logo && <img src={`/api/profile/logo/${profile.logo.digest}`} alt="" />}
        <span>{tenant.name}</span>
      </header>
      {shownIn(language).map((each) => (
        <h2 key={each} lang={each} className={each === main ? undefined : 'poster-second'}>
          {posterWords[each].title}
        </h2>
      ))}
      <div className="poster-place">
        {labels.map(([each, text]) => (
          <p key={each} lang={each} className={each === main ? undefined : 'poster-second'}>
            {text}
          </p>
        ))}
      </div>
      {code}
      <p className="poster-address">
        {shownIn(language)
          .map((each) => posterWords[each].orOpen)
          .join(' / ')}{' '}
        <strong>{tenant.intakeAddress.replace(/^https?:\/\//, '').replace(/\/$/, '')}</strong>
      </p>
      {phone !== undefined && (
        <p className="poster-address">
          {shownIn(language)
            .map((each) => posterWords[each].phone)
            .join(' / ')}{' '}
          <strong>{phone}</strong>
        </p>
      )}
      {said.length > 0 && (
        <ul>
          {said.map((text) => (
            <li key={textIn(text, main)}>
              {textsIn(text, language).map(([each, own]) => (
                <span key={each} lang={each} className={each === main ? undefined : 'poster-second'}>
                  {own}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
