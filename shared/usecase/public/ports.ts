import type { Attachment } from '../../complaint/attachment.ts';
import type { PromiseView } from '../../contract/public.ts';
import type { PlaceView } from '../../contract/places.ts';
import type { Profile } from '../../contract/profile.ts';
import type { ComplaintId, PlaceId } from '../../kernel/ids.ts';
import type { LogoFile } from '../profile/ports.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ComplaintPorts } from '../complaint/ports.ts';

/** A form for one upload: where to post it and the fields that go with it. */
export type UploadForm = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

/** What arrived under a file's key. */
export type InspectedFile =
  | { readonly attachment: Attachment; readonly name: string | undefined; readonly claimedType: string | undefined }
  | 'unknownType';

/** The attachments of one tenant. */
export type FileStore = {
  readonly uploadForm: (
    at: { readonly id: ComplaintId; readonly fileId: string },
    limits: {
      readonly bytesMax: number;
      /** What the sender says it is; then nothing else is taken. */
      readonly claim?: { readonly mediaType: string; readonly name: string; readonly bytes: number };
      /** Where the browser goes after a plain form was posted. */
      readonly redirect?: string;
    },
  ) => Promise<UploadForm>;
  /** Reads what was uploaded, by content; undefined when nothing is there. */
  readonly inspect: (id: ComplaintId, fileId: string) => Promise<InspectedFile | undefined>;
  readonly remove: (id: ComplaintId, fileId: string) => Promise<void>;
  /** A short-lived address on the files host that shows the file under its name. */
  readonly address: (
    id: ComplaintId,
    file: { readonly attachment: Attachment; readonly name: string },
  ) => Promise<string>;
};

/** Counts tries within an hour. */
export type AttemptCounter = {
  /** Adds one and answers the new count. The count is forgotten within two hours. */
  readonly count: (digest: string, now: Instant) => Promise<number>;
  readonly takeBack: (digest: string, now: Instant) => Promise<void>;
};

export type PublicParts = ComplaintPorts & {
  readonly promise: () => Promise<PromiseView>;
  /** What the administrator says about the public pages; undefined before anything was said. */
  readonly profile: () => Promise<Profile | undefined>;
  readonly logo: (digest: string) => Promise<LogoFile | undefined>;
  readonly place: (id: PlaceId) => Promise<PlaceView | undefined>;
  readonly isVerified: boolean;
  /** The tenant's secret of receipts, 32 bytes. */
  readonly secret: () => Promise<Uint8Array>;
  readonly files: FileStore;
  readonly attempts: AttemptCounter;
  readonly newFileId: () => string;
  /** Address of this tenant's public pages. */
  readonly intakeAddress: string;
};
