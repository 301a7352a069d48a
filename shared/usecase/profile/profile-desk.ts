import { createHash } from 'node:crypto';
import { openingHoursInWords } from '../../calendar/opening-hours-in-words.ts';
import { carriesWhite } from '../../contract/accent.ts';
import type { Refused } from '../../contract/problems.ts';
import { type Logo, type Profile, type ProfileView, logoBytesMax } from '../../contract/profile.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { CurrentStaff } from '../staff/person.ts';
import type { LogoFile, ProfilePorts } from './ports.ts';

type Staff = Pick<CurrentStaff, 'id' | 'capabilities'>;

/** What administrators say about the public pages; anybody on the staff may read it. */
export type ProfileDesk = {
  readonly read: () => Promise<ProfileView>;
  /** @param revision that was read; 0 before the first */
  readonly save: (
    staff: Staff,
    profile: Profile,
    revision: number,
  ) => Promise<
    Result<ProfileView, Refused<'session/not-permitted' | 'profile/changed' | 'profile/faint' | 'profile/no-logo'>>
  >;
  readonly logo: (digest: string) => Promise<LogoFile | undefined>;
  /** Keeps a picture; it is shown once the profile names it. */
  readonly addLogo: (
    staff: Staff,
    bytes: Uint8Array,
  ) => Promise<Result<Logo, Refused<'session/not-permitted' | 'profile/not-a-logo' | 'request/too-large'>>>;
};

/** Administrators alone: whoever sets the rules sets what the public pages say of them. */
export const mayManagePages = (staff: Staff): boolean => staff.capabilities.includes('manageRulebook');
export const notPermitted = refuse({ code: 'session/not-permitted' as const });

/** The profile desk of one tenant. */
export function profileDesk(ports: Pick<ProfilePorts, 'clock' | 'profiles' | 'calendar' | 'readLogo'>): ProfileDesk {
  const { clock, profiles } = ports;

  const view = async (): Promise<ProfileView> => {
    const [current, changes, calendar] = await Promise.all([profiles.current(), profiles.changes(), ports.calendar()]);
    return {
      revision: current?.revision ?? 0,
      profile: current?.profile ?? {},
      openingHours: openingHoursInWords(calendar),
      changes,
    };
  };

  return {
    read: view,
    logo: profiles.logo,

    async save(staff, profile, revision) {
      if (!mayManagePages(staff)) return notPermitted;
      if (profile.accent !== undefined && !carriesWhite(profile.accent)) return refuse({ code: 'profile/faint' });
      if (profile.logo && !(await profiles.logo(profile.logo.digest))) return refuse({ code: 'profile/no-logo' });
      const kept = { revision: revision + 1, profile, changedAt: clock.now(), changedBy: staff.id };
      return (await profiles.put(kept, revision)) === 'written'
        ? ok(await view())
        : refuse({ code: 'profile/changed' });
    },

    async addLogo(staff, bytes) {
      if (!mayManagePages(staff)) return notPermitted;
      if (bytes.length > logoBytesMax) return refuse({ code: 'request/too-large' });
      const read = ports.readLogo(bytes);
      if (!read) return refuse({ code: 'profile/not-a-logo' });
      const digest = createHash('sha256').update(read.bytes).digest('base64url');
      const { mediaType, width, height } = read;
      await profiles.putLogo(digest, { mediaType, bytes: read.bytes });
      return ok({ digest, mediaType, width, height });
    },
  };
}
