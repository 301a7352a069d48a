import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Stack } from '../../infra/local/stack.ts';
import { callsOf, forgetCalls } from './fixtures/calls.ts';
import { freshDataDir, moveClock, startFixture } from './fixtures/stack.ts';

const start = '2026-12-01T01:00:00.000Z';
const escalation = 'arn:aws:states:us-east-1:000000000000:stateMachine:huiyin-escalation';
const onboarding = 'arn:aws:states:us-east-1:000000000000:stateMachine:huiyin-onboarding';

const data = freshDataDir();
let stack: Stack;
let states: SFNClient;

const open = async (): Promise<void> => {
  stack = await startFixture(data.path, { clock: start });
  states = new SFNClient({});
};
beforeAll(open, 60_000);
beforeEach(forgetCalls);
afterAll(async () => {
  await stack.stop();
  data.remove();
});

const arm = async (machine: string, name: string, input: object): Promise<string> => {
  const command = new StartExecutionCommand({ stateMachineArn: machine, name, input: JSON.stringify(input) });
  return (await states.send(command)).executionArn ?? '';
};
const statusOf = async (executionArn: string): Promise<string | undefined> =>
  (await states.send(new DescribeExecutionCommand({ executionArn }))).status;
const wakes = (): readonly (readonly [unknown, string])[] =>
  callsOf('escalate').map(({ event, now }) => [Reflect.get(Object(event), 'id'), now]);

const steps = (signUp: string): unknown[] =>
  callsOf('onboard')
    .map(({ event }) => Object(event))
    .filter((event) => Reflect.get(event, 'signUp') === signUp)
    .map((event) => Reflect.get(event, 'step'));

test('timers fire in the order of their instants, and see that instant as now', async () => {
  // given three timers, armed in another order, one of them with a second wake-up
  await arm(escalation, 'c-late', { id: 'late', wakeAt: '2026-12-03T09:00:00.000Z' });
  await arm(escalation, 'c-early', {
    id: 'early',
    wakeAt: '2026-12-02T09:00:00.000Z',
    later: ['2026-12-04T09:00:00.000Z'],
  });
  await arm(escalation, 'c-offset', { id: 'offset', wakeAt: '2026-12-02T20:00:00.000+08:00' });
  await stack.idle();
  expect(wakes()).toEqual([]);
  // when the clock is moved past all of them at once
  expect(await moveClock(stack.port, { to: '2026-12-05T00:00:00.000Z' })).toEqual({ now: '2026-12-05T00:00:00.000Z' });
  // then
  expect(wakes()).toEqual([
    ['early', '2026-12-02T09:00:00.000Z'],
    ['offset', '2026-12-02T12:00:00.000Z'],
    ['late', '2026-12-03T09:00:00.000Z'],
    ['early', '2026-12-04T09:00:00.000Z'],
  ]);
});

test('a wait of ninety days survives a restart of the stack', async () => {
  // given a timer ninety days away
  const arn = await arm(escalation, 'c-ninety', { id: 'ninety', wakeAt: '2027-03-05T00:00:00.000Z' });
  // when the stack restarts and the clock stops a day short of it
  await stack.stop();
  await open();
  await moveClock(stack.port, { advance: 'P89D' });
  // then it still waits
  expect(await statusOf(arn)).toBe('RUNNING');
  expect(wakes()).toEqual([]);
  // and wakes on the day
  await moveClock(stack.port, { advance: 'P1D' });
  expect(wakes()).toEqual([['ninety', '2027-03-05T00:00:00.000Z']]);
  expect(await statusOf(arn)).toBe('SUCCEEDED');
}, 60_000);

test('the same name and input is the same execution, another input is refused', async () => {
  const input = { id: 'twice', wakeAt: '2029-01-01T00:00:00.000Z' };
  const arn = await arm(escalation, 'c-twice', input);
  expect(await arm(escalation, 'c-twice', input)).toBe(arn);
  await expect(arm(escalation, 'c-twice', { ...input, id: 'other' })).rejects.toBeInstanceOf(ExecutionAlreadyExists);
});

test('a stopped execution never wakes', async () => {
  const arn = await arm(escalation, 'c-stopped', { id: 'stopped', wakeAt: '2027-04-01T00:00:00.000Z' });
  await states.send(new StopExecutionCommand({ executionArn: arn }));
  await moveClock(stack.port, { to: '2027-04-02T00:00:00.000Z' });
  expect(await statusOf(arn)).toBe('ABORTED');
  expect(wakes()).toEqual([]);
  const listed = await states.send(new ListExecutionsCommand({ stateMachineArn: escalation, statusFilter: 'ABORTED' }));
  expect(listed.executions?.map((execution) => execution.name)).toEqual(['c-stopped']);
});

test('a failing function is repeated as the definition says', async () => {
  const arn = await arm(escalation, 'c-failing', { id: 'failing', wakeAt: '2020-01-01T00:00:00.000Z', failures: 2 });
  await stack.idle();
  expect(wakes()).toHaveLength(3);
  expect(await statusOf(arn)).toBe('SUCCEEDED');
});

test('onboarding waits for a slow table, and marks a broken one as failed', async () => {
  // given
  const slow = await arm(onboarding, 's-slow', { signUp: 'slow-1' });
  const broken = await arm(onboarding, 's-broken', { signUp: 'broken-1' });
  await stack.idle();
  // when five seconds pass
  await moveClock(stack.port, { advance: 'PT5S' });
  // then
  expect(await statusOf(slow)).toBe('SUCCEEDED');
  expect(steps('slow-1')).toEqual(['claim-table', 'prepare-table', 'seed', 'activate']);
  expect(await statusOf(broken)).toBe('FAILED');
  expect(steps('broken-1').at(-1)).toBe('mark-failed');
}, 30_000);

test('with timers off an execution is accepted and never wakes', async () => {
  // given
  await stack.stop();
  stack = await startFixture(data.path, { timers: false });
  states = new SFNClient({});
  const arn = await arm(escalation, 'c-off', { id: 'off', wakeAt: '2027-06-01T00:00:00.000Z' });
  // when
  await moveClock(stack.port, { to: '2027-06-02T00:00:00.000Z' });
  // then
  expect(await statusOf(arn)).toBe('RUNNING');
  expect(wakes()).toEqual([]);
}, 60_000);
