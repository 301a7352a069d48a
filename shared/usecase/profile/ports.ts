import type { PlaceView } from '../../contract/places.ts';
import type { Logo, Profile, ProfileView } from '../../contract/profile.ts';
import type { PlaceId, StaffId } from '../../kernel/ids.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';

/** The bytes of a logo, cleaned. */
export type LogoFile = { readonly mediaType: Logo['mediaType']; readonly bytes: Uint8Array };

/** A picture by its content: what it is, how large, and its bytes without anything that is not the picture. */
export type ReadLogo = LogoFile & Pick<Logo, 'width' | 'height'>;

/** A state of the profile. None is ever overwritten: each stays under its revision. */
export type KeptProfile = {
  readonly revision: number;
  readonly profile: Profile;
  readonly changedAt: Instant;
  readonly changedBy: StaffId;
};

/** The profile of one tenant. */
export type ProfileStore = {
  readonly current: () => Promise<KeptProfile | undefined>;
  /** The last ten changes, latest first. */
  readonly changes: () => Promise<ProfileView['changes']>;
  /** `changed`: the profile is not the one of that revision any more; nothing was written. */
  readonly put: (kept: KeptProfile, before: number) => Promise<'written' | 'changed'>;
  readonly logo: (digest: string) => Promise<LogoFile | undefined>;
  /** Under its digest, so that the same picture is kept once. */
  readonly putLogo: (digest: string, file: LogoFile) => Promise<void>;
};

/** A place, and which one it was that was made: the order in which an administrator wrote them down. */
export type KeptPlace = PlaceView & { readonly nth: number };

/** The places of one tenant, as they were when they were read. */
export type KeptPlaces = {
  /** Grows with every change of any of them. */
  readonly revision: number;
  /** In the order in which they were made. */
  readonly places: readonly KeptPlace[];
};

export type PlaceStore = {
  readonly all: () => Promise<KeptPlaces>;
  readonly find: (id: PlaceId) => Promise<PlaceView | undefined>;
  /** All of them or none. `changed`: somebody else has changed places since that revision. */
  readonly put: (places: readonly KeptPlace[], before: number) => Promise<'written' | 'changed'>;
};

export type ProfilePorts = {
  readonly clock: Clock;
  readonly profiles: ProfileStore;
  readonly places: PlaceStore;
  /** Undefined for what is no PNG, JPEG or WebP, or damaged, or too large in pixels. */
  readonly readLogo: (bytes: Uint8Array) => ReadLogo | undefined;
  readonly random: (bytes: number) => Uint8Array;
  readonly calendar: () => Promise<WorkCalendar>;
  readonly rulebook: () => Promise<Rulebook>;
};
