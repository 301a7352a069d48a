import aslValidator from 'asl-validator';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functionPlaceholder } from '../../infra/aws/state-machine.ts';
import { functionNames, stateMachines } from '../../infra/topology.ts';
import { statementsOf, textOf } from './support/policy.ts';
import { logicalId, projectRoot, resourcesOf, synthesize, type Synthesis } from './support/synthesis.ts';

let synthesis: Synthesis;
beforeAll(() => {
  synthesis = synthesize(false);
}, 60_000);
afterAll(() => synthesis?.remove());

const Machine = z.object({
  StateMachineType: z.literal('STANDARD'),
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.unknown()),
  LoggingConfiguration: z.object({ IncludeExecutionData: z.literal(false), Level: z.literal('ERROR') }),
});

describe.each(Object.entries(stateMachines))('the state machine %s', (name, spec) => {
  const source = () => readFileSync(join(projectRoot, spec.definition), 'utf8');
  const machine = () => {
    const found = resourcesOf(synthesis.service, 'AWS::StepFunctions::StateMachine').filter(([id]) =>
      id.includes(name),
    );
    expect(found).toHaveLength(1);
    return Machine.parse(found[0]?.[1].Properties);
  };

  it('is deployed as its file stands', () => {
    expect(machine().DefinitionString).toBe(source());
  });

  it('is well formed with a value for every placeholder, and has no value without one', () => {
    const { DefinitionString, DefinitionSubstitutions } = machine();
    const placeholders = new Set([...DefinitionString.matchAll(/\$\{(\w+)\}/g)].map(([, placeholder]) => placeholder));
    expect(placeholders.size).toBeGreaterThan(1);
    expect(new Set(Object.keys(DefinitionSubstitutions))).toEqual(placeholders);
    const filled = Object.entries(DefinitionSubstitutions).reduce(
      (text, [placeholder, value]) => text.replaceAll(`\${${placeholder}}`, textOf(value)),
      DefinitionString,
    );
    expect(filled).not.toContain('${');
    const verdict = aslValidator(JSON.parse(filled.replaceAll('<AWS::Partition>', 'aws')));
    expect(verdict.errors).toEqual([]);
    expect(verdict.isValid).toBe(true);
  });

  it('calls the functions that the topology lists, and may call no other', () => {
    const { DefinitionString, DefinitionSubstitutions } = machine();
    const arn = (callee: (typeof functionNames)[number]) => ({
      'Fn::GetAtt': [logicalId(synthesis.deployment, callee), 'Arn'],
    });
    const called = functionNames.filter((callee) => DefinitionString.includes(functionPlaceholder(callee)));
    expect(called).toEqual([...spec.functions]);
    for (const callee of called) expect(DefinitionSubstitutions[functionPlaceholder(callee)]).toEqual(arn(callee));

    const invocations = resourcesOf(synthesis.service, 'AWS::IAM::Policy')
      .filter(([id]) => id.startsWith(`Machine${name}`))
      .flatMap(([, policy]) => [...statementsOf(policy)])
      .filter(({ Action }) => Action.includes('lambda:InvokeFunction'));
    expect(invocations.flatMap(({ Resource }) => [Resource].flat())).toEqual(called.map(arn));
  });
});
