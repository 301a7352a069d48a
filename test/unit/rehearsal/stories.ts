import { Scenario } from '../../../shared/rehearsal/scenario.ts';
import { simulate } from '../../../shared/rehearsal/simulate.ts';
import { traceInSentences } from '../../../shared/rehearsal/sentences.ts';
import type { Trace } from '../../../shared/rehearsal/trace.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';
import { firstCalendar } from '../../../shared/usecase/tenancy/onboard.ts';

export const hospital: Rulebook = templateRulebook('hospital-yueqing');
/** Monday to Friday 08:00-12:00 and 14:00-17:30, the State Council's holidays. */
export const calendar = firstCalendar;

/** What is written in a scenario file. */
export type Story = Readonly<Record<string, unknown>>;

/** Monday 28 September 2026, 09:00 in Shanghai: the answer is due after National Day, on Saturday 10 October at 17:30. */
export const filed = { startAt: '2026-09-28 09:00' } as const;

export const play = (story: Story, rulebook: Rulebook = hospital): Trace =>
  simulate({ rulebook, calendar }, Scenario.parse(story));

export const told = (story: Story, language: 'zh-CN' | 'en' = 'en', rulebook: Rulebook = hospital): readonly string[] =>
  traceInSentences(play(story, rulebook), rulebook, language);

/** Every entry as `instant what`, the instant as the wall clock in Shanghai shows it. */
export const inShort = ({ entries }: Trace): readonly string[] =>
  entries.map((entry) => {
    const wall = new Date(Date.parse(entry.at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    if (entry.kind === 'event') return `${wall} ${entry.event.type}`;
    return entry.kind === 'refused'
      ? `${wall} refused ${entry.verb} ${entry.refusal.code}`
      : `${wall} skipped ${entry.verb}`;
  });

const officer = { position: 'officer' };
export const dispatchTo = (lead: string, ...coDepartments: readonly string[]) => ({
  by: officer,
  do: { type: 'DispatchComplaint', lead, coDepartments },
});
export const replied = { by: officer, do: { type: 'ReplyToComplainant', reply: '已增加夜班人手。' } };
