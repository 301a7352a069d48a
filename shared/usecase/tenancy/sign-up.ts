import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { SignUpForm, SignUpStatus } from '../../contract/sign-up.ts';
import { SignUpId, TenantId, opaqueId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { type Language, type LocalText, textIn } from '../../kernel/text.ts';
import { type Clock, plusMilliseconds } from '../../kernel/time.ts';
import type { SignUpRecord } from '../../tenant/record.ts';
import { isReservedSlug } from '../../tenant/slug.ts';
import type { MailQueue } from '../notices/ports.ts';
import type { SignUpDesk } from '../public/public-desk.ts';
import { catalogue } from '../../rulebook/templates/catalogue.ts';
import { deriveLinkToken } from '../staff/link-token.ts';
import type { Registry, SignUps, TenantKeys } from './ports.ts';
import type { Sealer } from './seal.ts';

const linkMilliseconds = 24 * 3600 * 1000;
/** Two clicks on one link may get into each other's way; the second looks again. */
const attemptsMax = 5;

/** The person who signs up, sealed wherever it waits. */
export const SealedAdministrator = z.strictObject({ name: z.string(), email: z.string() });
export const SealedKeys = z.strictObject({ receipt: z.string(), link: z.string() });

/** The sealed message that asks the mail function to send the confirmation. */
export const SignUpMail = z.strictObject({
  signUpId: SignUpId,
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  token: z.string(),
  language: z.enum(['zh-CN', 'en']),
});

/** Starts the state machine that makes the tenant. Starting the same sign-up again changes nothing. */
export type OnboardingPort = { readonly start: (signUpId: SignUpId) => Promise<void> };

export type SignUpParts = {
  readonly clock: Clock;
  readonly signUps: SignUps;
  readonly registry: Registry;
  readonly queue: MailQueue;
  readonly onboarding: OnboardingPort;
  readonly sealer: Sealer;
  /** Platform secret, 32 bytes base64: what is derived for one sign-up is always the same. */
  readonly platformSecret: string;
  readonly addressOf: { readonly console: (slug: string) => string };
};

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
const newId = (): string => opaqueId(randomBytes(17));

/** The id of the welcome link of a sign-up; onboarding makes the link under it. */
export const welcomeLinkId = (platformSecret: string, id: SignUpId): string =>
  opaqueId(createHmac('sha256', Buffer.from(platformSecret, 'base64')).update(`welcome:${id}`).digest());

/** The id of the first administrator of a sign-up's tenant. */
export const administratorId = (platformSecret: string, id: SignUpId): string =>
  opaqueId(createHmac('sha256', Buffer.from(platformSecret, 'base64')).update(`administrator:${id}`).digest());

const statusOf = ({ signUpId, organisation, slug, status }: SignUpRecord): SignUpStatus => ({
  id: signUpId,
  organisation,
  slug,
  status,
});

/** The sign-up that a mail link names, when the secret part is right and the link has not lapsed. */
async function byToken(parts: SignUpParts, token: string): Promise<SignUpRecord | undefined> {
  const [id, secret] = token.split('.', 2);
  const signUpId = SignUpId.safeParse(id);
  if (!signUpId.success || secret === undefined) return undefined;
  const record = await parts.signUps.find(signUpId.data);
  if (!record || record.linkExpiresAt < parts.clock.now()) return undefined;
  const given = Buffer.from(digest(secret));
  const kept = Buffer.from(record.linkDigest);
  return given.length === kept.length && timingSafeEqual(given, kept) ? record : undefined;
}

async function begin(parts: SignUpParts, form: SignUpForm): ReturnType<SignUpDesk['signUp']> {
  if (isReservedSlug(form.slug)) return refuse({ code: 'sign-up/slug-reserved' });
  const now = parts.clock.now();
  const secret = randomBytes(32).toString('base64url');
  const administrator = { name: form.administrator, email: form.email };
  const record: SignUpRecord = {
    signUpId: SignUpId.parse(newId()),
    tenantId: TenantId.parse(newId()),
    organisation: form.organisation,
    slug: form.slug,
    template: form.template,
    language: form.language,
    sealedAdministrator: parts.sealer.seal(administrator),
    linkDigest: digest(secret),
    linkExpiresAt: plusMilliseconds(now, linkMilliseconds),
    status: 'awaitingConfirmation',
    createdAt: now,
  };
  if ((await parts.signUps.begin(record)) === 'taken') return refuse({ code: 'sign-up/slug-taken' });
  const mail: z.infer<typeof SignUpMail> = {
    ...administrator,
    signUpId: record.signUpId,
    organisation: record.organisation,
    language: record.language,
    token: `${record.signUpId}.${secret}`,
  };
  await parts.queue.send({ kind: 'signUp', sealed: parts.sealer.seal(mail) });
  return ok(statusOf(record));
}

async function confirm(parts: SignUpParts, token: string): ReturnType<SignUpDesk['confirm']> {
  const record = await byToken(parts, token);
  if (!record) return refuse({ code: 'link/not-valid' });
  const fresh: TenantKeys = { receipt: randomBytes(32).toString('base64'), link: randomBytes(32).toString('base64') };
  let confirmed: SignUpRecord | undefined = record;
  for (let attempt = 0; confirmed?.status === 'awaitingConfirmation' && attempt < attemptsMax; attempt++) {
    await parts.signUps.confirm(record.signUpId, record.slug, parts.sealer.seal(fresh));
    confirmed = await parts.signUps.find(record.signUpId);
  }
  if (confirmed?.status !== 'preparing' || confirmed.sealedKeys === undefined)
    return refuse({ code: 'link/not-valid' });
  await parts.onboarding.start(confirmed.signUpId);
  const keys = SealedKeys.parse(parts.sealer.open(confirmed.sealedKeys));
  const welcomeToken = deriveLinkToken(
    Buffer.from(keys.link, 'base64'),
    welcomeLinkId(parts.platformSecret, confirmed.signUpId),
  );
  const welcome = `${parts.addressOf.console(confirmed.slug)}/password?token=${encodeURIComponent(welcomeToken)}`;
  return ok({ ...statusOf(confirmed), welcome });
}

const inBoth = (text: LocalText): Record<Language, string> => ({
  'zh-CN': textIn(text, 'zh-CN'),
  en: textIn(text, 'en'),
});

const found = (record: SignUpRecord | undefined): Result<SignUpStatus, { code: 'link/not-valid' }> =>
  record ? ok(statusOf(record)) : refuse({ code: 'link/not-valid' });

/** Signing organisations up, and finding their sign-in. */
export function signUpDesk(parts: SignUpParts): SignUpDesk {
  return {
    templates: () =>
      Object.entries(catalogue).map(([id, { name, isFor }]) => ({
        id,
        title: inBoth(name),
        summary: inBoth(isFor),
      })),
    signUp: (form) => begin(parts, form),
    async look(token) {
      const record = await byToken(parts, token);
      return found(record?.status === 'active' ? undefined : record);
    },
    confirm: (token) => confirm(parts, token),
    async status(id) {
      const signUpId = SignUpId.safeParse(id);
      return found(signUpId.success ? await parts.signUps.find(signUpId.data) : undefined);
    },
    async consoleAddress(slug) {
      const tenant = await parts.registry.bySlug(slug);
      return tenant ? ok(parts.addressOf.console(tenant.slug)) : refuse({ code: 'tenant/not-found' });
    },
  };
}
