import type { Context } from 'hono';
import { ComplaintView } from '../../../shared/contract/complaints.ts';
import type { Refused } from '../../../shared/contract/problems.ts';
import type { Actor } from '../../../shared/complaint/facts.ts';
import type { Refusal } from '../../../shared/complaint/refusal.ts';
import { ComplaintId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { Language } from '../../../shared/kernel/text.ts';
import type { Obstacle } from '../../../shared/usecase/complaint/handle-command.ts';
import type { UploadRefusal } from '../../../shared/usecase/files/take-upload.ts';
import type { StaffEnv } from '../staff/staff-shell.ts';

/** The signed-in person as the core knows people: what they may do, and the units they hold a position in. */
export function actorOf(c: Context<StaffEnv>): Actor {
  const { id, capabilities, holdings } = c.get('actor');
  return { id, capabilities, units: holdings.map((holding) => holding.unit), positions: holdings };
}

/** The language of generated sentences: as asked for, else the person's own. */
export const languageOf = (c: Context<StaffEnv>): Language =>
  Language.safeParse(c.req.query('language')).data ?? c.get('actor').language;

/** The complaint that the address names. */
export const idOf = (c: Context): Result<ComplaintId, { readonly code: 'complaint/not-found' }> => {
  const id = ComplaintId.safeParse(c.req.param('id'));
  return id.success ? ok(id.data) : refuse({ code: 'complaint/not-found' });
};

/** The version in If-Match, as the ETag of a complaint gives it. */
export function versionOf(
  c: Context,
): Result<number, { readonly code: 'complaint/version-required' | 'complaint/changed' }> {
  const given = c.req.header('if-match');
  if (given === undefined) return refuse({ code: 'complaint/version-required' });
  const version = /^"(\d{1,9})"$/.exec(given)?.[1];
  return version === undefined ? refuse({ code: 'complaint/changed' }) : ok(Number(version));
}

/** The complaint with its version in the ETag. */
export function sendComplaint(c: Context, view: ComplaintView): Response {
  c.header('etag', `"${view.version}"`);
  return c.json(ComplaintView.parse(view));
}

/** A refusal of the rules with all it names: the word, the rule, what is missing. */
export function refusedBy({ code, ...about }: Refusal | Obstacle | UploadRefusal): Refused {
  return { code, ...(Object.keys(about).length > 0 && { about }) };
}
