import { useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { PlaceView } from '../../../shared/contract/places.ts';
import { textIn } from '../../../shared/kernel/text.ts';
import { type Column, DataTable } from '../frame/data-table.tsx';
import { FailureNotice } from '../frame/failure-notice.tsx';
import { useSpeech } from '../frame/language.tsx';
import { Mark } from '../frame/mark.tsx';
import { useNames } from '../frame/names.ts';
import { Loading } from '../frame/page.tsx';
import { placesQuery } from '../server/queries.ts';
import { BulkDialog, PlaceDialog } from './place-dialogs.tsx';
import { useClosing } from './use-place-change.ts';
import { usePublicPagesWords } from './use-words.ts';

/** Where a list gets so long that one has to search it. */
const manyPlaces = 12;

/** As they were written down, those in use first. */
export const inOrder = (places: readonly PlaceView[]): readonly PlaceView[] =>
  places.toSorted((a, b) => Number(a.isClosed) - Number(b.isClosed));

/** The places with a code: making, renaming, closing them, and the way to their posters. */
export function PlacesTab({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = usePublicPagesWords().places;
  const { language } = useSpeech();
  const names = useNames();
  const places = useQuery(placesQuery);
  const [edited, setEdited] = useState<PlaceView | 'new'>();
  const [isBulk, setBulk] = useState(false);
  const [sought, setSought] = useState('');
  if (places.error !== null) return <FailureNotice failure={places.error} onRetry={() => void places.refetch()} />;
  if (places.data === undefined) return <Loading />;
  const all = inOrder(places.data.places);
  const shown = all.filter(({ label }) =>
    Object.values(label).some((text) => text.toLowerCase().includes(sought.trim().toLowerCase())),
  );
  const columns: readonly Column<PlaceView>[] = [
    {
      key: 'label',
      title: words.columns.label,
      cell: ({ label, note }) => (
        <>
          {textIn(label, language)}
          {note !== undefined && <div className="quiet small">{note}</div>}
        </>
      ),
    },
    {
      key: 'location',
      title: words.columns.location,
      cell: ({ location }) => (location === undefined ? '—' : names.further('locations', location)),
    },
    {
      key: 'category',
      title: words.columns.category,
      cell: ({ category }) => (category === undefined ? '—' : names.category(category)),
    },
    {
      key: 'state',
      title: words.columns.state,
      cell: ({ isClosed }) => <Mark tone={isClosed ? 'quiet' : 'good'}>{isClosed ? words.closed : words.open}</Mark>,
    },
    {
      key: 'actions',
      title: words.columns.actions,
      cell: (place) => <PlaceButtons place={place} mayEdit={mayEdit} onEdit={() => setEdited(place)} />,
    },
  ];
  return (
    <>
      <p>{words.intro}</p>
      <div className="toolbar">
        {mayEdit && (
          <>
            <Button type="primary" onClick={() => setEdited('new')}>
              {words.add}
            </Button>
            <Button onClick={() => setBulk(true)}>{words.bulk}</Button>
          </>
        )}
        {all.some(({ isClosed }) => !isClosed) && (
          <Link className="button-link" href="/public-pages/posters">
            {words.posters}
          </Link>
        )}
      </div>
      {all.length > manyPlaces && (
        <Input
          type="search"
          className="places-search"
          aria-label={words.search}
          placeholder={words.search}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      {all.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <DataTable label={words.columns.label} columns={columns} rows={shown} keyOf={({ id }) => id} />
      )}
      {edited !== undefined && <PlaceDialog edited={edited} onClose={() => setEdited(undefined)} />}
      {isBulk && <BulkDialog onClose={() => setBulk(false)} />}
    </>
  );
}

type ButtonsProps = { readonly place: PlaceView; readonly mayEdit: boolean; readonly onEdit: () => void };

function PlaceButtons({ place, mayEdit, onEdit }: ButtonsProps) {
  const words = usePublicPagesWords().places;
  const { language, words: common } = useSpeech();
  const { modal } = App.useApp();
  const setClosed = useClosing();
  const name = textIn(place.label, language);
  const close = (): void => {
    modal.confirm({
      title: words.closeAsk(name),
      content: words.closeWhat,
      okText: words.close,
      okButtonProps: { danger: true },
      cancelText: common.act.cancel,
      onOk: () => setClosed(place.id, true),
    });
  };
  return (
    <div className="row-buttons">
      {!place.isClosed && (
        <Link
          className="button-link small"
          href={`/public-pages/posters?place=${place.id}`}
          aria-label={words.posterOf(name)}
        >
          {words.poster}
        </Link>
      )}
      {mayEdit && (
        <>
          <Button size="small" aria-label={words.editOf(name)} onClick={onEdit}>
            {words.edit}
          </Button>
          {place.isClosed ? (
            <Button size="small" aria-label={words.reopenOf(name)} onClick={() => void setClosed(place.id, false)}>
              {words.reopen}
            </Button>
          ) : (
            <Button size="small" danger aria-label={words.closeOf(name)} onClick={close}>
              {words.close}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
