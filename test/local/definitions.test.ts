import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { millisecondsOfDuration } from '../../infra/local/clock/duration.ts';
import { readMachine } from '../../infra/local/states/definition.ts';
import * as topology from '../../infra/topology.ts';

const folder = mkdtempSync(join(tmpdir(), 'huiyin-asl-'));
const root = process.cwd();

/** Reads the project's escalation machine after a change to its text. */
function readChanged(change: (text: string) => string): unknown {
  const before = readFileSync(join(root, topology.stateMachines.escalation.definition), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, 'changed.json'), after);
  return readMachine(folder, 'changed.json', topology);
}

test('the machines of the project are run as they are', () => {
  const definitions = Object.values(topology.stateMachines).map(({ definition }) => definition);
  expect(definitions.length).toBeGreaterThan(0);
  for (const definition of definitions) {
    const { machine, text } = readMachine(root, definition, topology);
    expect(Object.keys(machine.States).length).toBeGreaterThan(1);
    expect(text).not.toContain('${');
  }
});

test.each([
  ['a field that is not interpreted here', '"Type": "Task",', '"Type": "Task", "TimeoutSeconds": 60,'],
  ['a kind of state that is not interpreted here', '"Type": "Succeed"', '"Type": "Parallel"'],
  ['a comparison that is not interpreted here', 'BooleanEquals', 'StringMatches'],
  ['another query language', '"StartAt"', '"QueryLanguage": "JSONata", "StartAt"'],
  ['an intrinsic function', '"Payload.$": "$"', '"Payload.$": "States.UUID()"'],
  ['a state that does not exist', '"Default": "WaitUntilDue"', '"Default": "Gone"'],
  ['a placeholder that nobody fills', '${EscalateFunctionArn}', '${UnknownFunctionArn}'],
])('%s is refused when the stack starts', (_what, from, to) => {
  expect(() => readChanged((text) => text.replace(from, to))).toThrow();
});

test.each([
  ['P1D', 86_400_000],
  ['PT1H30M', 5_400_000],
  ['P1W', 604_800_000],
  ['P2DT3S', 172_803_000],
  ['P1M', undefined],
  ['P', undefined],
  ['P1DT', undefined],
  ['-P1D', undefined],
])('the duration %s is %s milliseconds', (text, milliseconds) => {
  expect(millisecondsOfDuration(text)).toBe(milliseconds);
});
