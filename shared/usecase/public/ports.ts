import type { PromiseView } from '../../contract/public.ts';
import type { PlaceView } from '../../contract/places.ts';
import type { Profile } from '../../contract/profile.ts';
import type { PlaceId } from '../../kernel/ids.ts';
import type { LogoFile } from '../profile/ports.ts';
import type { Instant } from '../../kernel/time.ts';
import type { AccessLog, ComplaintPorts } from '../complaint/ports.ts';
import type { FileStore } from '../files/ports.ts';
import type { HourKeys, SenderBook } from './guard/ports.ts';

/** Counts tries within an hour. */
export type AttemptCounter = {
  /** Adds one and answers the new count. The count is forgotten within two hours. */
  readonly count: (digest: string, now: Instant) => Promise<number>;
  readonly takeBack: (digest: string, now: Instant) => Promise<void>;
};

export type PublicParts = ComplaintPorts & {
  readonly access: Pick<AccessLog, 'note'>;
  readonly promise: () => Promise<PromiseView>;
  /** What the administrator says about the public pages; undefined before anything was said. */
  readonly profile: () => Promise<Profile | undefined>;
  readonly logo: (digest: string) => Promise<LogoFile | undefined>;
  readonly place: (id: PlaceId) => Promise<PlaceView | undefined>;
  readonly isVerified: boolean;
  /** The tenant's secret of receipts, 32 bytes. */
  readonly secret: () => Promise<Uint8Array>;
  readonly files: FileStore;
  readonly hourKeys: HourKeys;
  readonly senders: SenderBook;
  /** Counts wrong codes by number. */
  readonly wrongCodes: Pick<AttemptCounter, 'count'> & {
    readonly read: (digest: string, now: Instant) => Promise<number>;
  };
  /** Counts the files that senders announce. */
  readonly uploadsAnnounced: AttemptCounter;
  /** About how many complaints the public has filed within the hour. */
  readonly filingsOfAll: (now: Instant) => Promise<number>;
  readonly newFileId: () => string;
  /** Address of this tenant's public pages. */
  readonly intakeAddress: string;
};
