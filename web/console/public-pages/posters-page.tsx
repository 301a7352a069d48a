// oxlint-disable-next-line import/no-unassigned-import -- a style sheet of these pages alone, loaded with them
import './public-pages.css';
import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { PlaceView } from '../../../shared/contract/places.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Loading, Page } from '../frame/page.tsx';
import { placesQuery, profileQuery, rulebookQuery } from '../server/queries.ts';
import { inOrder } from './places-tab.tsx';
import { type PosterLanguage, type PosterSize, Sheets, posterSizes } from './posters.tsx';
import { usePublicPagesWords } from './use-words.ts';

const posterLanguages: readonly PosterLanguage[] = ['zh-CN', 'en', 'both'];

/** Posters and stickers of places, as they come out of the printer. `?place=` names one place. */
export function PostersPage() {
  const words = usePublicPagesWords();
  const places = useQuery(placesQuery);
  const profile = useQuery(profileQuery);
  const rules = useQuery(rulebookQuery);
  const failure = places.error ?? profile.error ?? rules.error;
  if (failure !== null)
    return (
      <Page title={words.posters.title}>
        <FailureNotice failure={failure} />
      </Page>
    );
  if (places.data === undefined || profile.data === undefined || rules.data === undefined) return <Loading />;
  return (
    <Desk
      places={places.data.places.filter(({ isClosed }) => !isClosed)}
      profile={profile.data.profile}
      rulebook={Rulebook.parse(rules.data.rulebook)}
    />
  );
}

type DeskProps = {
  readonly places: readonly PlaceView[];
  readonly profile: Parameters<typeof Sheets>[0]['profile'];
  readonly rulebook: Rulebook;
};

function Desk({ places, profile, rulebook }: DeskProps) {
  const all = usePublicPagesWords();
  const words = all.posters;
  const { language } = useSpeech();
  const id = useId();
  const named = new URLSearchParams(useSearch()).get('place');
  const [size, setSize] = useState<PosterSize>('a4');
  const [text, setText] = useState<PosterLanguage>('both');
  const [chosen, setChosen] = useState<readonly string[]>(named === null ? [] : [named]);
  const [copies, setCopies] = useState(1);
  const ordered = inOrder(places);
  const shown = chosen.length === 0 ? ordered : ordered.filter((place) => chosen.includes(place.id));
  return (
    <div className="posters-page">
      <Page
        title={words.title}
        before={
          <Link className="way-back" href="/public-pages">
            {words.back}
          </Link>
        }
      >
        <div className="posters-choices">
          <label htmlFor={`${id}-size`}>
            <span className="field-label">{words.size}</span>
            <Select
              id={`${id}-size`}
              value={size}
              options={posterSizes.map((value) => ({ value, label: words.sizes[value] }))}
              onChange={setSize}
            />
          </label>
          <label htmlFor={`${id}-text`}>
            <span className="field-label">{words.language}</span>
            <Select
              id={`${id}-text`}
              value={text}
              options={posterLanguages.map((value) => ({ value, label: words.languages[value] }))}
              onChange={setText}
            />
          </label>
          <label htmlFor={`${id}-places`}>
            <span className="field-label">{words.which}</span>
            <Select
              id={`${id}-places`}
              mode="multiple"
              value={chosen}
              placeholder={words.all}
              optionFilterProp="label"
              maxTagCount="responsive"
              options={ordered.map((place) => ({ value: place.id, label: textIn(place.label, language) }))}
              onChange={setChosen}
            />
          </label>
          {size === 'stickers' && (
            <label htmlFor={`${id}-copies`}>
              <span className="field-label">{words.copies}</span>
              <InputNumber
                id={`${id}-copies`}
                min={1}
                max={240}
                value={copies}
                onChange={(value) => setCopies(value ?? 1)}
              />
            </label>
          )}
        </div>
        {shown.length === 0 ? (
          <p className="quiet">{words.none}</p>
        ) : (
          <div className="toolbar">
            <Button type="primary" onClick={() => print()}>
              {words.print}
            </Button>
            <span className="quiet small">{words.printHint}</span>
          </div>
        )}
      </Page>
      <section aria-label={words.preview} className="posters-preview">
        <Sheets
          size={size}
          language={text}
          places={size === 'stickers' ? shown.flatMap((place) => Array.from({ length: copies }, () => place)) : shown}
          profile={profile}
          rulebook={rulebook}
        />
      </section>
    </div>
  );
}
