import * as z from 'zod';
import type { FiledAt } from '../complaint/filed-at.ts';
import { PlaceId, TermId } from '../kernel/ids.ts';
import { LocalText } from '../kernel/text.ts';

/** What a place is called on its poster and on the complaint: 60 characters at most in each language. */
export const PlaceLabel = LocalText.refine((text) =>
  Object.values(text).every((each) => each.trim() !== '' && each.length <= 60),
);

const said = {
  label: PlaceLabel,
  /** Where that is in the rulebook's tree of places. */
  location: TermId.optional(),
  /** What complaints from there are about, as a rule: the form has it chosen. */
  category: TermId.optional(),
  /** For the staff: where the poster hangs. */
  note: z.string().trim().max(200).optional(),
};

/** A place 点位 of the tenant with a code to scan: a ward, counter, building, lift. */
export const PlaceView = z.strictObject({ id: PlaceId, ...said, isClosed: z.boolean() });
export type PlaceView = z.infer<typeof PlaceView>;

/** `GET /api/places`, in the order in which they were made. */
export const PlacesView = z.strictObject({ places: z.array(PlaceView) });

/** Most places of a tenant, and most that are made at once. */
export const placesMax = 2000;
export const placesAtOnceMax = 90;

/** `POST /api/places`: all of them or none. A label that an open place has already is refused. */
export const PlacesBody = z.strictObject({ places: z.array(z.strictObject(said)).min(1).max(placesAtOnceMax) });
export type PlacesBody = z.infer<typeof PlacesBody>;

/** `PATCH /api/places/{id}`; null takes away. */
export const PlacePatch = z.strictObject({
  label: PlaceLabel.optional(),
  location: TermId.nullable().optional(),
  category: TermId.nullable().optional(),
  note: z.string().trim().max(200).nullable().optional(),
  isClosed: z.boolean().optional(),
});
export type PlacePatch = z.infer<typeof PlacePatch>;

/** A place as the form has it: with the words that today's rulebook still knows. */
export type PublicPlace = FiledAt & { readonly location?: TermId; readonly category?: TermId };

/** What an address may bring into the form: `?category=…&place=…`; everything else of a query is ignored. */
export type Prefill = {
  /** Of the query, or else of the place. */
  readonly category?: TermId;
  readonly place?: PublicPlace;
  /** A place was named that is closed or was never there. */
  readonly isPlaceGone: boolean;
};
