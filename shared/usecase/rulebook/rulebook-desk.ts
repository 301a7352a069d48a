import { localDay, instantAt } from '../../calendar/time-zone.ts';
import { TimeOfDay } from '../../calendar/time-of-day.ts';
import type { Refused } from '../../contract/problems.ts';
import type {
  ChangesView,
  DraftView,
  ExplainBody,
  ExplainView,
  FindingView,
  FindingsView,
  PublishBody,
  RulebookVersionView,
  RulebookView,
} from '../../contract/rulebook.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Language } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { depthFault } from '../../rulebook/read-rulebook.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import type { CurrentStaff } from '../staff/person.ts';
import type { Draft, RulebookPorts } from './ports.ts';
import { promiseOf } from './promise-of.ts';
import { questions } from './questions.ts';
import { asFinding, findingsOf, readDocument, rulebookInForce } from './reading.ts';
import { scheduled, versionAt } from './schedule.ts';
import type * as z from 'zod';

type Document = Readonly<Record<string, unknown>>;
type Staff = Pick<CurrentStaff, 'id' | 'capabilities'>;

/** What administrators do with the rulebook; anybody on the staff may read it. */
export type RulebookDesk = {
  readonly read: (staff: Staff) => Promise<Result<RulebookView, Refused>>;
  readonly version: (staff: Staff, version: number) => Promise<Result<RulebookVersionView, Refused>>;
  readonly draft: (staff: Staff) => Promise<Result<DraftView, Refused>>;
  /** @param revision of the draft that was read; undefined for the first */
  readonly saveDraft: (
    staff: Staff,
    document: Document,
    revision: number | undefined,
  ) => Promise<Result<DraftView, Refused>>;
  readonly dropDraft: (staff: Staff, revision: number) => Promise<Result<true, Refused>>;
  /** Whether the document is a rulebook at all. Without one: the draft, or the rulebook in force. */
  readonly validate: (staff: Staff, document?: Document) => Promise<Result<z.infer<typeof FindingsView>, Refused>>;
  readonly lint: (staff: Staff, document?: Document) => Promise<Result<z.infer<typeof FindingsView>, Refused>>;
  /** @param against a version by number; undefined: the rulebook in force */
  readonly diff: (
    staff: Staff,
    document?: Document,
    against?: number,
  ) => Promise<Result<z.infer<typeof ChangesView>, Refused>>;
  readonly explain: (staff: Staff, asked: ExplainBody) => Promise<Result<ExplainView, Refused>>;
  readonly simulate: (
    staff: Staff,
    document: Document | undefined,
    scenario: Document,
    language: Language,
  ) => Promise<Result<Record<string, unknown>, Refused>>;
  /** Publishes the draft. Errors block; a draft that somebody changed meanwhile is not published unseen. */
  readonly publish: (staff: Staff, body: PublishBody, revision: number) => Promise<Result<RulebookView, Refused>>;
};

const notPermitted = refuse({ code: 'session/not-permitted' as const });
const may = (staff: Staff): boolean => staff.capabilities.includes('manageRulebook');
const midnight = TimeOfDay.parse('00:00');

/** A refusal with every fault of the document by pointer. */
const notValid = (findings: readonly FindingView[]) =>
  refuse({
    code: 'rulebook/not-valid' as const,
    fields: findings
      .filter(({ severity }) => severity === 'error')
      .map(({ pointer, code, message }) => ({ pointer, code, message })),
  });

const plain = (rulebook: Rulebook): Record<string, unknown> => ({ ...rulebook });

const stateOf = ({ revision, basedOn, changedAt, changedBy }: Draft) => ({
  revision,
  basedOn,
  changedAt,
  changedBy,
});

/** The rulebook desk of one tenant. */
export function rulebookDesk(ports: RulebookPorts): RulebookDesk {
  const { store, clock } = ports;

  const view = async (): Promise<RulebookView> => {
    const [schedule, versions, draft] = await Promise.all([store.schedule(), store.versions(), store.draft()]);
    const now = clock.now();
    const inForce = versionAt(schedule.steps, now);
    const published = await store.rulebook(inForce);
    if (!published) throw new Error(`rulebook version ${inForce} is missing`);
    return {
      inForce,
      upcoming: schedule.steps.filter(({ effectiveAt }) => effectiveAt > now),
      versions: [...versions],
      calendarVersion: schedule.calendar,
      ...(draft && { draft: stateOf(draft) }),
      rulebook: plain(published.rulebook),
    };
  };

  const draftView = async (draft: Draft): Promise<DraftView> => ({
    ...stateOf(draft),
    rulebook: { ...draft.document },
    findings: [...(await findingsOf(ports, draft.document))],
  });

  /** The document asked about. */
  const asked = async (document: Document | undefined): Promise<Document> =>
    document ?? (await store.draft())?.document ?? plain((await rulebookInForce(ports)).rulebook);

  return {
    read: async () => ok(await view()),

    async version(_staff, version) {
      const [published, versions] = await Promise.all([store.rulebook(version), store.versions()]);
      const about = versions.find((candidate) => candidate.version === version);
      if (!published || !about) return refuse({ code: 'rulebook/unknown-version' });
      return ok({ ...about, rulebook: plain(published.rulebook) });
    },

    async draft(staff) {
      if (!may(staff)) return notPermitted;
      const draft = await store.draft();
      return draft ? ok(await draftView(draft)) : refuse({ code: 'rulebook/no-draft' });
    },

    async saveDraft(staff, document, revision) {
      if (!may(staff)) return notPermitted;
      const deep = depthFault(document);
      if (deep) return notValid([asFinding(deep)]);
      const before = await store.draft();
      if (before?.revision !== revision) return refuse({ code: 'rulebook/changed' });
      const basedOn = before?.basedOn ?? versionAt((await store.schedule()).steps, clock.now());
      const draft: Draft = {
        revision: (revision ?? 0) + 1,
        basedOn,
        changedAt: clock.now(),
        changedBy: staff.id,
        document,
      };
      if ((await store.putDraft(draft, revision)) === 'changed') return refuse({ code: 'rulebook/changed' });
      return ok(await draftView(draft));
    },

    async dropDraft(staff, revision) {
      if (!may(staff)) return notPermitted;
      return (await store.dropDraft(revision)) === 'written' ? ok(true) : refuse({ code: 'rulebook/changed' });
    },

    async validate(staff, document) {
      if (!may(staff)) return notPermitted;
      const read = readDocument(await asked(document));
      return ok({ findings: read.ok ? [] : [...read.refusal] });
    },

    async lint(staff, document) {
      if (!may(staff)) return notPermitted;
      return ok({ findings: [...(await findingsOf(ports, await asked(document)))] });
    },

    async diff(staff, document, against) {
      if (!may(staff)) return notPermitted;
      const after = readDocument(await asked(document));
      if (!after.ok) return notValid(after.refusal);
      const before = against === undefined ? await rulebookInForce(ports) : await store.rulebook(against);
      if (!before) return refuse({ code: 'rulebook/unknown-version' });
      const diff = await questions.diff();
      return ok({
        changes: diff(before.rulebook, after.value).map(({ kind, pointer, sentence }) => ({
          kind,
          pointer,
          sentence: { ...sentence },
        })),
      });
    },

    async explain(staff, body) {
      if (!may(staff)) return notPermitted;
      const read = readDocument(await asked(body.rulebook));
      if (!read.ok) return notValid(read.refusal);
      const calendar = await store.calendar((await store.schedule()).calendar);
      const { datesOfFiling } = await questions.rehearsal();
      return ok(datesOfFiling(read.value, calendar, { ...body, at: body.at ?? clock.now() }));
    },

    async simulate(staff, document, scenario, language) {
      if (!may(staff)) return notPermitted;
      const read = readDocument(await asked(document));
      if (!read.ok) return notValid(read.refusal);
      const calendar = await store.calendar((await store.schedule()).calendar);
      const { rehearse } = await questions.rehearsal();
      return rehearse(read.value, calendar, scenario, language);
    },

    async publish(staff, { effectiveOn, note }, revision) {
      if (!may(staff)) return notPermitted;
      const [draft, before] = await Promise.all([store.draft(), store.schedule()]);
      if (!draft) return refuse({ code: 'rulebook/no-draft' });
      if (draft.revision !== revision) return refuse({ code: 'rulebook/changed' });
      const read = readDocument(draft.document);
      if (!read.ok) return notValid(read.refusal);
      const findings = await findingsOf(ports, draft.document);
      if (findings.some(({ severity }) => severity === 'error')) return notValid(findings);
      const [inForce, diff] = await Promise.all([rulebookInForce(ports), questions.diff()]);
      if (before.steps.length === 1 && diff(inForce.rulebook, read.value).length === 0)
        return refuse({ code: 'rulebook/nothing-changed' });

      const now = clock.now();
      const calendar = await store.calendar(before.calendar);
      const today = localDay(now, calendar.timeZone);
      if (effectiveOn !== undefined && effectiveOn < today) return refuse({ code: 'rulebook/effective-in-the-past' });
      const effectiveAt: Instant =
        effectiveOn === undefined || effectiveOn === today ? now : instantAt(effectiveOn, midnight, calendar.timeZone);
      const version = before.latest + 1;
      const after = scheduled(before, version, effectiveAt, now);
      const promises = await Promise.all(
        after.steps.map(async (step) => {
          const rulebook = step.version === version ? read.value : (await store.rulebook(step.version))?.rulebook;
          if (!rulebook) throw new Error(`rulebook version ${step.version} is missing`);
          return {
            effectiveAt: step.effectiveAt,
            promise: promiseOf(rulebook, { ...ports.tenant, timeZone: calendar.timeZone }),
          };
        }),
      );
      await ports.seedUnits(read.value);
      const written = await store.publish({
        version: {
          version,
          effectiveAt,
          publishedAt: now,
          publishedBy: staff.id,
          ...(note !== undefined && note !== '' && { note }),
        },
        rulebook: read.value,
        before,
        after,
        promises,
        draft: revision,
      });
      return written === 'written' ? ok(await view()) : refuse({ code: 'rulebook/changed' });
    },
  };
}
