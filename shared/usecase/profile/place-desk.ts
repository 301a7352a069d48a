import type { Refused } from '../../contract/problems.ts';
import { type PlacePatch, type PlaceView, type PlacesBody, placesMax } from '../../contract/places.ts';
import { PlaceId, opaqueId } from '../../kernel/ids.ts';
import { knownOf } from '../../kernel/known-of.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { CurrentStaff } from '../staff/person.ts';
import type { ProfilePorts } from './ports.ts';
import { mayManagePages, notPermitted } from './profile-desk.ts';

type Staff = Pick<CurrentStaff, 'id' | 'capabilities'>;

type PlaceRefusal = Refused<
  'session/not-permitted' | 'complaint/unknown-term' | 'place/label-taken' | 'place/too-many' | 'place/changed'
>;

/** Places with a code to scan: made, changed and closed by administrators, listed for all the staff. */
export type PlaceDesk = {
  readonly list: () => Promise<readonly PlaceView[]>;
  /** All of them or none. */
  readonly add: (staff: Staff, body: PlacesBody) => Promise<Result<readonly PlaceView[], PlaceRefusal>>;
  readonly change: (
    staff: Staff,
    id: PlaceId,
    patch: PlacePatch,
  ) => Promise<Result<PlaceView, PlaceRefusal | Refused<'route/not-found'>>>;
};

/** How often is tried again when others change places at the same moment. */
const attemptsMax = 4;

const newId = (random: ProfilePorts['random']): PlaceId =>
  PlaceId.parse(opaqueId(random(17)).slice(0, 8).toLowerCase());

/** What nobody may have twice: the words of a label, in whatever language. */
const wordsOf = ({ label }: Pick<PlaceView, 'label'>): readonly string[] =>
  Object.entries(label).map(([language, text]) => `${language} ${text.trim()}`);

/** An entry after a change: null takes it away, undefined leaves it. */
const entry = <Value>(given: Value | null | undefined, kept: Value | undefined): Value | undefined =>
  given === null ? undefined : (given ?? kept);

/** A word of the place that the rulebook does not know. */
const unknownIn = ({ locations, categories }: Rulebook, place: Pick<PlaceView, 'location' | 'category'>) =>
  [
    locations?.some(({ id }) => id === place.location) ? undefined : place.location,
    categories.some(({ id }) => id === place.category) ? undefined : place.category,
  ].find((word) => word !== undefined);

/** Why these cannot be among the tenant's open places. */
const against = (places: readonly PlaceView[], others: readonly PlaceView[], rulebook: Rulebook) => {
  const taken = new Set(others.filter(({ isClosed }) => !isClosed).flatMap(wordsOf));
  for (const place of places) {
    const unknown = unknownIn(rulebook, place);
    if (unknown !== undefined) return refuse({ code: 'complaint/unknown-term' as const, about: { about: unknown } });
    if (!place.isClosed && wordsOf(place).some((word) => taken.has(word)))
      return refuse({ code: 'place/label-taken' as const, about: { label: place.label } });
    for (const word of wordsOf(place)) taken.add(word);
  }
  return undefined;
};

/** The place desk of one tenant. */
export function placeDesk(ports: Pick<ProfilePorts, 'places' | 'random' | 'rulebook'>): PlaceDesk {
  const { places: store } = ports;

  return {
    async list() {
      const { places } = await store.all();
      return places.map((place) => {
        const { nth: _, ...seen } = place;
        return seen;
      });
    },

    async add(staff, body) {
      if (!mayManagePages(staff)) return notPermitted;
      const rulebook = await ports.rulebook();
      const asked = body.places.map((place) => ({ ...knownOf(place), id: newId(ports.random), isClosed: false }));
      for (let attempt = 0; attempt < attemptsMax; attempt++) {
        const { places, revision } = await store.all();
        if (places.length + asked.length > placesMax) return refuse({ code: 'place/too-many' });
        const no = against(asked, places, rulebook);
        if (no) return no;
        const first = (places.at(-1)?.nth ?? -1) + 1;
        const added = asked.map((place, position) => ({ ...place, nth: first + position }));
        if ((await store.put(added, revision)) === 'written') return ok(asked);
      }
      return refuse({ code: 'place/changed' });
    },

    async change(staff, id, patch) {
      if (!mayManagePages(staff)) return notPermitted;
      const rulebook = await ports.rulebook();
      for (let attempt = 0; attempt < attemptsMax; attempt++) {
        const { places, revision } = await store.all();
        const before = places.find((place) => place.id === id);
        if (!before) return refuse({ code: 'route/not-found' });
        const after: PlaceView = {
          id,
          label: patch.label ?? before.label,
          isClosed: patch.isClosed ?? before.isClosed,
          ...knownOf({
            location: entry(patch.location, before.location),
            category: entry(patch.category, before.category),
            note: entry(patch.note, before.note),
          }),
        };
        const others = places.filter((place) => place.id !== id);
        const no = against([after], others, rulebook);
        if (no) return no;
        if ((await store.put([{ ...after, nth: before.nth }], revision)) === 'written') return ok(after);
      }
      return refuse({ code: 'place/changed' });
    },
  };
}
