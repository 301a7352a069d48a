import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { predicateFacts } from '../../complaint/predicate-facts.ts';
import type { Refused } from '../../contract/problems.ts';
import type { ExplainBody, ExplainView, ExplainedClock } from '../../contract/rulebook.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Language } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { Scenario } from '../../rehearsal/scenario.ts';
import { traceInSentences } from '../../rehearsal/sentences.ts';
import { simulate } from '../../rehearsal/simulate.ts';
import type { Trace, TraceEvent } from '../../rehearsal/trace.ts';
import { depthFault } from '../../rulebook/read-rulebook.ts';
import { proposeRoute } from '../../rulebook/routing.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import { ladderStepInWords } from '../../rulebook/words/ladder.ts';
import { whyDue } from '../complaint/why.ts';

/** The faults of a scenario by JSON pointer. */
const notAScenario = (issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[]) =>
  refuse({
    code: 'request/invalid' as const,
    fields: issues.map(({ path, code }) => ({
      pointer: `/scenario${path.map((part) => `/${String(part)}`).join('')}`,
      code,
    })),
  });

/** A complaint filed at that moment and then left alone, or sent to departments at once. */
function filed(rulebook: Rulebook, { filing, at }: ExplainBody & { readonly at: Instant }): Scenario {
  const { departments = [], details, ...said } = filing;
  const [lead, ...coDepartments] = departments;
  const dispatcher = rulebook.positions.find(({ capabilities }) => capabilities.includes('dispatch'));
  const dispatch = { type: 'DispatchComplaint', lead, coDepartments };
  return Scenario.parse({
    startAt: at,
    filing: { ...said, ...details },
    ...(lead !== undefined && dispatcher && { steps: [{ by: { position: dispatcher.id }, do: dispatch }] }),
  });
}

const isEvent = (entry: Trace['entries'][number]): entry is TraceEvent => entry.kind === 'event';

/** The dates that a complaint like this would get if it were filed at that moment, and what its ladders would do if nobody moved. */
export function explainFiling(
  rulebook: Rulebook,
  calendar: WorkCalendar,
  asked: ExplainBody & { readonly at: Instant },
): ExplainView {
  const trace = simulate({ rulebook, calendar }, filed(rulebook, asked));
  const events = trace.entries.filter(isEvent);
  const refused = trace.entries.find((entry) => entry.kind === 'refused');
  const atOnce = events.filter(({ at }) => at === asked.at);
  const latest = new Map(
    atOnce.flatMap(({ clocks }) => clocks.map(({ clock }) => [`${clock.clock}/${clock.unit ?? ''}`, clock] as const)),
  );
  const clocks = [...latest.values()].flatMap((clock): ExplainedClock[] => {
    const why = whyDue(clock, { rulebook, calendar }, asked.language);
    if (!why || clock.status === 'waived') return [];
    const ladder = events.flatMap(({ at, event: { data } }) => {
      if (!('step' in data) || data.clock !== clock.clock || data.unit !== clock.unit) return [];
      const step = why.rule.ladder.find(({ id }) => id === data.step);
      return step ? [{ step: step.id, at, sentence: ladderStepInWords(step, rulebook, asked.language) }] : [];
    });
    const { clock: id, unit, dueAt, dueOn, targetAt } = clock;
    return [
      {
        clock: id,
        ...(unit && { unit }),
        label: why.rule.label,
        case: why.clockCase.label,
        isPublic: why.rule.isPublic,
        dueAt,
        dueOn,
        ...(targetAt && { targetAt }),
        isProvisional: clock.isProvisional ?? false,
        why: [why.ruleSentence, ...why.sentences],
        ladder,
      },
    ];
  });
  const proposed =
    trace.state && proposeRoute(rulebook, predicateFacts(rulebook, calendar, { ...trace.state, departments: [] }));
  return {
    clocks,
    ...(proposed && { proposed: { route: proposed.id, unit: proposed.lead } }),
    duties: atOnce.flatMap(({ event }) => (event.type === 'DutyRaised' ? [event.data.duty] : [])),
    ...(refused && { refusal: refused.refusal.code }),
  };
}

/** Plays a scenario and tells what happens, as data and in sentences. */
export function rehearse(
  rulebook: Rulebook,
  calendar: WorkCalendar,
  scenario: Readonly<Record<string, unknown>>,
  language: Language,
): Result<Record<string, unknown>, Refused> {
  const deep = depthFault(scenario);
  if (deep) return refuse({ code: 'request/invalid', fields: [{ ...deep, pointer: `/scenario${deep.pointer}` }] });
  const read = Scenario.safeParse(scenario);
  if (!read.success) return notAScenario(read.error.issues);
  const trace = simulate({ rulebook, calendar }, read.data);
  return ok({ ...trace, sentences: traceInSentences(trace, rulebook, language) });
}
