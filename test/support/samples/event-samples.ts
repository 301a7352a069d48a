import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { complainant, system } from '../../../shared/complaint/facts.ts';
import { decide } from '../../../shared/complaint/decide.ts';
import { eventTypes, type EventType } from '../../../shared/complaint/events.ts';
import { openEvent, sealEvents } from '../../../shared/data/complaint/event-chain.ts';
import { appendOf } from '../../../shared/usecase/complaint/handle-command.ts';
import type { EventToAppend } from '../../../shared/usecase/complaint/ports.ts';
import type { ComplaintState } from '../../../shared/complaint/state.ts';
import { complaintId, facts, history, holding, photo, type Step, verb } from '../given.ts';
import { bankStories } from './bank-stories.ts';

/**
 * One stored event of every type and schema that was ever written, as the bytes lie in the table. A sample is never
 * rewritten: it stands for complaints that exist. A new type or schema gets a sample of its own, see `writeMissingSamples`.
 */
const Sample = z.strictObject({
  type: z.enum(eventTypes),
  schema: z.int().positive(),
  /** Base64 of the stored bytes. */
  envelope: z.base64(),
  texts: z.strictObject({ salt: z.base64(), words: z.record(z.string(), z.string()) }).optional(),
  hash: z.string(),
});
export type Sample = z.infer<typeof Sample>;

const folder = new URL('./events/', import.meta.url);

export const eventSamples = (): readonly Sample[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => Sample.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));

/** A complaint to which everything happens once; it is answered late. */
const everything: readonly EventToAppend[] = history(
  [verb.register({ files: [photo('病房.jpg')] }), facts('2026-11-23 10:00', complainant)],
  [verb.supplement('收据.jpg'), facts('2026-11-23 12:30', complainant)],
  [verb.seal(photo('病房.jpg').attachment), facts('2026-11-23 10:01', system)],
  [verb.reveal(), facts('2026-11-23 14:30')],
  [verb.dispatch('nursing-department', 'pharmacy'), facts('2026-11-23 15:00')],
  [verb.state('pharmacy'), facts('2026-11-25 09:00', holding('handler', 'pharmacy'))],
  [verb.fire, facts('2026-12-04 08:10', system)],
  [verb.fire, facts('2026-12-07 17:30', system)],
  [verb.fire, facts('2026-12-08 08:00', system)],
  [verb.reply(), facts('2026-12-08 10:00')],
  [verb.rate('satisfied'), facts('2026-12-08 20:00', complainant)],
).map((event): EventToAppend => {
  const texts: Partial<Record<EventType, EventToAppend['texts']>> = {
    ComplaintRegistered: { narrative: '输液时叫了三次护士都没有人来。', fileNames: '病房.jpg' },
    ComplaintSupplemented: { fileNames: '收据.jpg' },
    IdentityRevealed: { reason: '回电核实住院号。' },
    ComplaintDispatched: { comment: '请三日内说明。' },
    StatementSubmitted: { statement: '发药无误。' },
    ComplaintReplied: { reply: '已增加夜班人手，谨致歉意。' },
    SatisfactionRecorded: { comment: '谢谢。' },
  };
  return { event, texts: texts[event.type] };
});

/** The log of a complaint to which these steps happened. A consent is given to whatever waits for it. */
function played(steps: readonly Step[]): readonly EventToAppend[] {
  const events: EventToAppend[] = [];
  let state: ComplaintState | undefined;
  for (const [asked, on] of steps) {
    const approval = state?.approvals?.[0]?.seq;
    const command = asked.type === 'DecideApproval' && approval !== undefined ? { ...asked, approval } : asked;
    const decision = decide(command, state, on);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`);
    const by = { at: on.now, actorId: on.actor.id };
    const append = appendOf(complaintId, state && { state, head: '' }, decision.value, by);
    events.push(...(append?.events ?? []));
    state = append?.after ?? state;
  }
  return events;
}

const sealedToday = [everything, ...bankStories.map(played)]
  .flatMap((log) => sealEvents(log, null))
  .map((sealed) => ({ sealed, stored: openEvent(sealed.envelope, sealed.texts, undefined) }));

/** The names of the samples that there must be: each type under the schema that it is written under today. */
export const namesToday: readonly string[] = sealedToday.map(
  ({ stored }) => `${stored.event.type}.schema-${stored.schema}`,
);
export const nameOf = ({ type, schema }: Sample): string => `${type}.schema-${schema}`;

/** Writes a sample of every type that has none under today's schema; leaves the others alone. */
export function writeMissingSamples(): void {
  const known = new Set(eventSamples().map(nameOf));
  for (const { sealed, stored } of sealedToday) {
    const { envelope, texts, hash } = sealed;
    const sample: Sample = {
      type: stored.event.type,
      schema: stored.schema,
      envelope: Buffer.from(envelope).toString('base64'),
      ...(texts && { texts: { salt: Buffer.from(texts.salt).toString('base64'), words: texts.words } }),
      hash,
    };
    if (known.has(nameOf(sample))) continue;
    known.add(nameOf(sample));
    writeFileSync(new URL(`${nameOf(sample)}.json`, folder), `${JSON.stringify(sample, undefined, 2)}\n`);
  }
}
