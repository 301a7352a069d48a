import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Scenario } from '../../../shared/rehearsal/scenario.ts';
import { simulate } from '../../../shared/rehearsal/simulate.ts';
import { lint } from '../../../shared/rulebook/lint/lint.ts';
import { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import { templateIds } from '../../../shared/rulebook/templates/catalogue.ts';
import { templateRulebook } from '../../../shared/rulebook/templates/templates.ts';
import { calendar, inShort } from './stories.ts';

const folder = join(import.meta.dirname, '../../../docs/rulebook');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const busCompany = Rulebook.parse(read('example.json'));

test('the worked example lints clean', () => {
  expect(lint(busCompany)).toEqual([]);
});

test('the worked example uses every part of the language but the rare ones', () => {
  const rare = [
    'narrows',
    'dispatching',
    'tracks',
    'causes',
    'outcomes',
    'complainantKinds',
    'fields',
    'texts',
    'stageLabels',
    'registers',
    'notes',
  ];
  const unused = Object.keys(Rulebook.shape).filter((part) => !Object.hasOwn(busCompany, part));
  expect(unused.toSorted()).toEqual(rare.toSorted());
});

/*
 * The bus company's rules, filed on Monday 28 September 2026 at 09:00 with somebody hurt, so serious:
 *   report to the safety office within 2 hours: 11:00, done at 09:40;
 *   answer within 3 working days: Tue 29=1, Wed 30=2, 1-7 October off, Thu 8=3;
 *   each department states within 2 working days of being sent it (Mon 28): Wed 30 at 17:30; the North fleet does, the
 *   safety office does not: missed, and a supervision order one working day later, Thu 8 October at 08:00;
 *   the video is saved on the day itself;
 *   a serious complaint is answered after the statements, so the reply of Thu 8 at 10:00 is refused, that of 11:00 is in time;
 *   follow-up within 3 working days of the reply: Fri 9=1, make-up Sat 10=2, Mon 12=3.
 */
test('the story of the worked example', () => {
  const trace = simulate({ rulebook: busCompany, calendar }, Scenario.parse(read('example-story.json')));
  expect(inShort(trace)).toEqual([
    '2026-09-28 09:00 ComplaintRegistered',
    '2026-09-28 09:00 DutyRaised',
    '2026-09-28 09:40 DutyCompleted',
    '2026-09-28 10:30 ComplaintDispatched',
    '2026-09-28 10:30 DutyRaised',
    '2026-09-28 16:00 DutyCompleted',
    '2026-09-29 16:00 refused SubmitStatement complaint/guarded',
    '2026-09-29 16:00 StatementSubmitted',
    expect.stringMatching(/^2026-09-30 08:0\d HandlerReminded$/),
    '2026-09-30 17:30 DeadlineMissed',
    '2026-10-08 08:00 SupervisionOrdered',
    '2026-10-08 10:00 refused ReplyToComplainant complaint/guarded',
    '2026-10-08 10:30 StatementSubmitted',
    '2026-10-08 11:00 ComplaintReplied',
    '2026-10-09 20:00 SatisfactionRecorded',
    '2026-10-09 20:00 ComplaintClosed',
    '2026-10-12 17:30 DeadlineMissed',
  ]);
  expect(trace.state?.clocks.map(({ clock, unit, status, dueOn }) => [clock, unit, status, dueOn])).toEqual([
    ['answer', undefined, 'met', '2026-10-08'],
    ['tell-safety', undefined, 'met', '2026-09-28'],
    ['statement', 'safety-office', 'metLate', '2026-09-30'],
    ['statement', 'fleet-north', 'met', '2026-09-30'],
    ['keep-video', undefined, 'met', '2026-09-28'],
    ['after-serious-1', undefined, 'missed', '2026-10-12'],
  ]);
});

test.each([...templateIds])('a complaint under the template %s comes to rest by itself', (id) => {
  const trace = simulate({ rulebook: templateRulebook(id), calendar }, Scenario.parse({ startAt: '2026-09-28 09:00' }));
  expect(inShort(trace)[0]).toBe('2026-09-28 09:00 ComplaintRegistered');
  expect(trace.end).toBe('at-rest');
});
