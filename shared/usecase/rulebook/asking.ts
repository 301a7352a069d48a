import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { Refused } from '../../contract/problems.ts';
import type { ExplainBody, ExplainView, ExplainedClock } from '../../contract/rulebook.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Language } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { explainFiling } from '../../rehearsal/explain-filing.ts';
import { Scenario } from '../../rehearsal/scenario.ts';
import { traceInSentences } from '../../rehearsal/sentences.ts';
import { simulate } from '../../rehearsal/simulate.ts';
import { depthFault } from '../../rulebook/read-rulebook.ts';
import type { Rulebook } from '../../rulebook/schema/rulebook.ts';
import { ruleInWords } from '../../rulebook/words/clock-rule.ts';
import { ladderStepInWords } from '../../rulebook/words/ladder.ts';

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

/** The dates that a complaint like this would get if it were filed at that moment, and what its ladders would do if nobody moved. */
export function datesOfFiling(
  rulebook: Rulebook,
  calendar: WorkCalendar,
  asked: ExplainBody & { readonly at: Instant },
): ExplainView {
  const { language } = asked;
  const { deadlines, duties, proposed, refusal } = explainFiling(
    { rulebook, calendar },
    filed(rulebook, asked),
    language,
  );
  const clocks = deadlines
    .flatMap(({ running }) => running)
    .filter(({ clock }) => clock.status !== 'waived')
    .map(
      ({
        clock: { clock, unit, dueAt, dueOn, targetAt, isProvisional = false },
        explained,
        ladder,
      }): ExplainedClock => {
        const { rule, clockCase, sentences } = explained;
        return {
          clock,
          ...(unit && { unit }),
          label: rule.label,
          case: clockCase.label,
          isPublic: rule.isPublic,
          dueAt,
          dueOn,
          ...(targetAt && { targetAt }),
          isProvisional,
          why: [ruleInWords(rule, clockCase, language), ...sentences],
          ladder: ladder.map(({ step, at }) => ({
            step: step.id,
            at,
            sentence: ladderStepInWords(step, rulebook, language),
          })),
        };
      },
    );
  return {
    clocks,
    ...(proposed && { proposed: { route: proposed.id, unit: proposed.lead } }),
    duties: [...duties],
    ...(refusal && { refusal: refusal.code }),
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
