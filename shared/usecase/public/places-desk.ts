import type { Prefill, PublicPlace } from '../../contract/places.ts';
import { PlaceId } from '../../kernel/ids.ts';
import { knownOf } from '../../kernel/known-of.ts';
import { pathIn } from '../../rulebook/vocabulary.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { PublicParts } from './ports.ts';
import type { PlacesDesk } from './public-desk.ts';

/** The category of that id when the public form offers it: a leaf of the tree that nothing hides. */
function offeredCategory({ categories }: Rulebook, id: string | undefined) {
  const found = categories.find((category) => category.id === id);
  if (!found || categories.some(({ parent }) => parent === found.id)) return undefined;
  const path = pathIn(categories, found.id);
  const isHidden = categories.some((each) => path.includes(each.id) && each.isInternal === true);
  return isHidden ? undefined : found.id;
}

/** Places: what a scanned code brings into the form. */
export function placesDesk(parts: Pick<PublicParts, 'rules' | 'place'>): PlacesDesk {
  const inForce = async (): Promise<Rulebook> => (await parts.rules.current()).rulebook.rulebook;

  const placeOf = async (given: string, rulebook: Rulebook): Promise<PublicPlace | undefined> => {
    const id = PlaceId.safeParse(given.toLowerCase());
    const found = id.success ? await parts.place(id.data) : undefined;
    if (!found || found.isClosed) return undefined;
    // What a later rulebook has dropped is left out, so that no old poster makes a form that cannot be sent.
    const location = rulebook.locations?.find((each) => each.id === found.location)?.id;
    const category = offeredCategory(rulebook, found.category);
    return { id: found.id, label: found.label, ...knownOf({ location, category }) };
  };

  return {
    place: async (id) => placeOf(id, await inForce()),
    async prefill({ category, place }): Promise<Prefill> {
      const rulebook = await inForce();
      const found = place === undefined ? undefined : await placeOf(place, rulebook);
      return {
        isPlaceGone: place !== undefined && found === undefined,
        ...knownOf({ place: found, category: offeredCategory(rulebook, category) ?? found?.category }),
      };
    },
  };
}
