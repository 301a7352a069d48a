import * as z from 'zod';
import { StaffId, TermId } from '../kernel/ids.ts';
import { LocalText } from '../kernel/text.ts';
import { Instant, IsoDate } from '../kernel/time.ts';
import { Colour } from './accent.ts';

/** A text of the tenant of so many characters at most in each language. */
const upTo = (max: number) =>
  LocalText.refine((text) => Object.values(text).every((each) => each.trim() !== '' && each.length <= max), {
    error: 'too long or blank',
  });

/** What can be dialled: digits and what stands between them. `110`, `0577-6226 8888`, `+86 577 62268888 转 801`. */
export const PhoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[\d（(][\d\s\-–()（）转*#,ext.]{1,38}$/);

/** Somebody to call: the number and who answers, or when. */
export const PhoneLine = z.strictObject({ number: PhoneNumber, label: upTo(80).optional() });
export type PhoneLine = z.infer<typeof PhoneLine>;

/** Largest logo, in bytes, and in pixels along either side. */
export const logoBytesMax = 200_000;
export const logoPixelsMax = 2000;
export const logoMediaTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** The logo as pages name it: `/logo/<digest>`. */
export const Logo = z.strictObject({
  /** SHA-256 of the bytes that are shown, base64url. */
  digest: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  mediaType: z.enum(logoMediaTypes),
  /** In pixels. */
  width: z.int().positive().max(logoPixelsMax),
  height: z.int().positive().max(logoPixelsMax),
});
export type Logo = z.infer<typeof Logo>;

/** An announcement 公告: something many people ask about, said once. Days are the tenant's, both included. */
export const Announcement = z
  .strictObject({
    id: TermId,
    title: upTo(80),
    text: upTo(600),
    /** Shown in the form when one of these, or what stands below one of them, is chosen. */
    categories: z.array(TermId).max(20).optional(),
    from: IsoDate,
    until: IsoDate.optional(),
  })
  .refine(({ from, until }) => until === undefined || from <= until, { path: ['until'], error: 'before it begins' });
export type Announcement = z.infer<typeof Announcement>;

const areUnique = (names: readonly string[]): boolean => new Set(names).size === names.length;

/** What the administrator says about the organisation's public pages 对外资料. What is not said stays unset. */
export const Profile = z.strictObject({
  accent: Colour.optional(),
  logo: Logo.optional(),
  phones: z.array(PhoneLine).max(5).optional(),
  address: upTo(200).optional(),
  /** Instead of the hours that the calendar says. */
  openingHours: upTo(300).optional(),
  /** Whom to call in danger. */
  emergency: z
    .strictObject({ text: upTo(300).optional(), lines: z.array(PhoneLine).min(1).max(8).optional() })
    .optional(),
  /** To whom else one can turn, and how one appeals. */
  appeal: upTo(600).optional(),
  /** How one complains through the rulebook's other channels: an address, a box, a counter. */
  otherWays: z
    .array(z.strictObject({ channel: TermId, detail: upTo(300) }))
    .max(20)
    .refine((items) => areUnique(items.map(({ channel }) => channel)), 'named twice')
    .optional(),
  /** Where one goes with what is not handled here, by the id that the rulebook gives it. */
  elsewhere: z
    .array(z.strictObject({ about: TermId, detail: upTo(300) }))
    .max(40)
    .refine((items) => areUnique(items.map(({ about }) => about)), 'named twice')
    .optional(),
  announcements: z
    .array(Announcement)
    .max(10)
    .refine((items) => areUnique(items.map(({ id }) => id)), 'named twice')
    .optional(),
});
export type Profile = z.infer<typeof Profile>;

/** Whom to call in danger where the organisation names nobody: the numbers of all China. */
export const emergencyLines: readonly PhoneLine[] = [
  { number: '110', label: { 'zh-CN': '报警', en: 'Police' } },
  { number: '119', label: { 'zh-CN': '火警', en: 'Fire' } },
  { number: '120', label: { 'zh-CN': '急救', en: 'Ambulance' } },
];

/** The profile as the public pages show it: whom to call is always there, announcements are those of today. */
export const PublicProfile = Profile.omit({ emergency: true, announcements: true }).extend({
  emergency: z.strictObject({ text: LocalText.optional(), lines: z.array(PhoneLine).min(1) }),
  announcements: z.array(Announcement),
});
export type PublicProfile = z.infer<typeof PublicProfile>;

/** `GET` and `PUT /api/profile`; the ETag is the revision, 0 before the first. */
export const ProfileView = z.strictObject({
  revision: z.int().nonnegative(),
  profile: Profile,
  /** The opening hours as the calendar says them. */
  openingHours: LocalText,
  /** Who changed it and when, the last ten times, latest first. */
  changes: z.array(z.strictObject({ revision: z.int().positive(), at: Instant, by: StaffId })),
});
export type ProfileView = z.infer<typeof ProfileView>;

/** `PUT /api/profile`; `If-Match` with the revision that was read. */
export const ProfileBody = z.strictObject({ profile: Profile });

/** `POST /api/profile/logo`, the picture as body: what goes into the profile as its `logo`. */
export const LogoView = z.strictObject({ logo: Logo });
