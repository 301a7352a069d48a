import * as z from 'zod';
import { StaffId, TermId } from '../kernel/ids.ts';
import { Language, LocalText } from '../kernel/text.ts';
import { Instant } from '../kernel/time.ts';
import { Capability } from '../rulebook/capabilities.ts';

/** A position held at a unit. */
export const Holding = z.strictObject({ position: TermId, unit: TermId });
export type Holding = z.infer<typeof Holding>;

const EmailAddress = z.email().max(254);
/** 12 characters at least and no composition rules, after OWASP ASVS 5.0 6.2. */
export const Password = z.string().min(12).max(128);

/** `POST /api/session` */
export const SignInBody = z.strictObject({ email: EmailAddress, password: z.string().min(1).max(128) });
export type SignInBody = z.infer<typeof SignInBody>;

/** `GET /api/session`, and the answer to signing in. */
export const SessionView = z.strictObject({
  staff: z.strictObject({ id: StaffId, name: z.string(), email: z.string(), holdings: z.array(Holding) }),
  capabilities: z.array(Capability),
  tenant: z.strictObject({
    name: z.string(),
    slug: z.string(),
    isVerified: z.boolean(),
    language: Language,
    timeZone: z.string(),
    intakeAddress: z.string(),
  }),
});
export type SessionView = z.infer<typeof SessionView>;

/** `POST /api/password/forgotten`: always answers 202, whether or not the address is known. */
export const ForgottenBody = z.strictObject({ email: EmailAddress });

/** `POST /api/password/check`: what a mail link is good for. */
export const LinkCheckBody = z.strictObject({ token: z.string().min(20).max(100) });
export const LinkCheckView = z.strictObject({
  purpose: z.enum(['invitation', 'reset']),
  name: z.string(),
  email: z.string(),
});
export type LinkCheckView = z.infer<typeof LinkCheckView>;

/** `POST /api/password`: uses the mail link up, sets the password and signs in. */
export const SetPasswordBody = z.strictObject({ token: z.string().min(20).max(100), password: Password });

export const PersonView = z.strictObject({
  id: StaffId,
  name: z.string(),
  email: z.string(),
  holdings: z.array(Holding),
  status: z.enum(['invited', 'active', 'disabled']),
  invitedAt: Instant.optional(),
  /** Since when mails to them come back. */
  mailBouncedAt: Instant.optional(),
});
export type PersonView = z.infer<typeof PersonView>;

export const UnitView = z.strictObject({
  id: TermId,
  label: LocalText,
  parent: TermId.optional(),
  isClosed: z.boolean(),
});
export type UnitView = z.infer<typeof UnitView>;

/** `GET /api/organisation` */
export const OrganisationView = z.strictObject({
  people: z.array(PersonView),
  units: z.array(UnitView),
  positions: z.array(z.strictObject({ id: TermId, label: LocalText, capabilities: z.array(Capability) })),
  centre: TermId,
});
export type OrganisationView = z.infer<typeof OrganisationView>;

/** `POST /api/people`: adds a person and sends the invitation. */
export const InviteBody = z.strictObject({
  name: z.string().trim().min(1).max(60),
  email: EmailAddress,
  holdings: z.array(Holding).min(1).max(20),
});
export type InviteBody = z.infer<typeof InviteBody>;

/** `PATCH /api/people/{id}` */
export const PersonPatch = z.strictObject({
  holdings: z.array(Holding).min(1).max(20).optional(),
  status: z.enum(['active', 'disabled']).optional(),
});
export type PersonPatch = z.infer<typeof PersonPatch>;

/** `POST /api/units` */
export const UnitBody = z.strictObject({ label: LocalText, parent: TermId.optional() });
export type UnitBody = z.infer<typeof UnitBody>;

/** `PATCH /api/units/{id}` */
export const UnitPatch = z.strictObject({ label: LocalText.optional(), isClosed: z.boolean().optional() });
