import type { Attachment, FileId } from '../../complaint/attachment.ts';
import type { MediaType } from '../../complaint/media-types.ts';
import type { Piece } from '../../contract/files.ts';
import type { ComplaintId, TenantId } from '../../kernel/ids.ts';

/** Which file of which complaint. */
export type FilePlace = { readonly id: ComplaintId; readonly fileId: FileId };

/** A form for one upload: where to post it and the fields that go with it. */
export type UploadForm = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

/** What the sender says a file is; then nothing else is taken. */
export type Claim = { readonly mediaType: MediaType; readonly bytes: number; readonly name?: string | undefined };

/** What arrived, by its content; `mediaType` is absent when it is of no type that is taken. */
export type InspectedFile = {
  readonly mediaType: MediaType | undefined;
  readonly bytes: number;
  readonly name: string | undefined;
  readonly claimedType: string | undefined;
};

/** The two things that are kept of a file. */
export type KeptFile = 'original' | 'shown';

/** The files of one tenant, for those who serve people. */
export type FileStore = {
  /** A form for the whole file at once; the browser goes to `redirect` afterwards. */
  readonly wholeForm: (
    place: FilePlace,
    limits: { readonly bytesMax: number; readonly redirect: string },
  ) => Promise<UploadForm>;
  /** A form for each of these pieces; all are posted to one address. */
  readonly pieceForms: (
    place: FilePlace,
    claim: Claim,
    pieces: readonly Piece[],
  ) => Promise<{
    readonly url: string;
    readonly pieces: readonly { readonly number: number; readonly fields: Readonly<Record<string, string>> }[];
  }>;
  /** The numbers of those pieces that have arrived whole. */
  readonly arrived: (place: FilePlace, pieces: readonly Piece[]) => Promise<ReadonlySet<number>>;
  /** Looks at the beginning and the end of what was uploaded; undefined when it is not there, or not all of it. */
  readonly inspect: (place: FilePlace) => Promise<InspectedFile | undefined>;
  readonly removeUpload: (place: FilePlace, bytes: number) => Promise<void>;
  /** A short-lived address on the files host of this tenant that shows what is kept under this name. */
  readonly address: (
    place: FilePlace,
    which: KeptFile,
    as: { readonly mediaType: MediaType; readonly name: string; readonly disposition: 'inline' | 'attachment' },
  ) => Promise<string>;
};

/** What a scanner of malware found. `pending`: nothing yet. `unscannable`: it is locked, or of a kind it does not know. */
export type ScanResult = 'clean' | 'infected' | 'pending' | 'unscannable';

/** The files of one tenant, for the one who seals them. */
export type SealingStore = {
  /** All of what was uploaded; undefined when it is not there, or not all of it. */
  readonly upload: (place: FilePlace) => Promise<Uint8Array | undefined>;
  readonly scan: (place: FilePlace, content: Uint8Array) => Promise<ScanResult>;
  /** Writes it once and answers what is kept: what was there already stays as it is. */
  readonly keep: (place: FilePlace, which: KeptFile, content: Uint8Array, mediaType: MediaType) => Promise<Uint8Array>;
  readonly kept: (place: FilePlace, which: KeptFile) => Promise<Uint8Array | undefined>;
  /** Takes away what was uploaded, so that nothing of it is left. */
  readonly removeUpload: (place: FilePlace, bytes: number) => Promise<void>;
  /** Takes away what was kept: the complainant wished it, and nothing stood against it. */
  readonly removeKept: (place: FilePlace) => Promise<void>;
};

/** What cleaning made of a file; `cannot-clean` when it is damaged, locked or too tangled to be sure. */
export type Cleaned = { readonly content: Uint8Array; readonly changed: boolean } | 'cannot-clean';
export type Cleaner = (content: Uint8Array, mediaType: MediaType) => Promise<Cleaned>;

/** One file that waits to be sealed. `waits` counts how often it was looked at while a scanner had not answered. */
export type FileTask = {
  readonly tenantId: TenantId;
  readonly complaintId: ComplaintId;
  readonly fileId: Attachment['id'];
  readonly waits?: number | undefined;
};

/** The queue in front of sealing. */
export type FileQueue = { readonly send: (task: FileTask, delaySeconds?: number) => Promise<void> };
