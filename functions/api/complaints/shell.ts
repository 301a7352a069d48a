import type { VocabularyView } from '../../../shared/contract/vocabulary.ts';
import type { AccessLog } from '../../../shared/usecase/complaint/ports.ts';
import type { ReadPorts } from '../../../shared/usecase/complaint/read-complaint.ts';
import type { IdentityParts } from '../../../shared/usecase/complaint/reveal-identity.ts';
import type { FileStore } from '../../../shared/usecase/files/ports.ts';
import type { StaffShell } from '../staff/staff-shell.ts';
import type { Context } from 'hono';

/** What a request about complaints needs: made for the tenant of the request's verified host. */
export type ComplaintDeps = ReadPorts & {
  readonly access: AccessLog;
  readonly identity: IdentityParts;
  readonly files: FileStore;
  readonly newFileId: () => string;
  readonly vocabulary: () => Promise<VocabularyView>;
  /** What ids of filings are derived under. */
  readonly secret: () => Promise<Uint8Array>;
};

export type ComplaintShell = StaffShell & { readonly complaintsOf: (c: Context) => Promise<ComplaintDeps> };
