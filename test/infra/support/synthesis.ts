import { App, CfnElement } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { addStage, type Deployment } from '../../../infra/aws/deployment.ts';
import { stages } from '../../../infra/aws/stages.ts';
import type { FunctionName } from '../../../infra/topology.ts';

export const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));

const Resource = z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
export type Resource = z.infer<typeof Resource>;

export type Synthesis = {
  readonly stage: (typeof stages)[number];
  readonly deployment: Deployment;
  readonly service: Template;
  readonly outputDirectory: string;
  /** Removes what the synthesis wrote. */
  readonly remove: () => void;
};

/**
 * Synthesizes the example stage with the settings of cdk.json, as `npm run synth` does.
 *
 * @param bundles whether the functions are bundled; the console never is
 */
export function synthesize(bundles: boolean): Synthesis {
  const [stage] = stages;
  if (stage === undefined) throw new Error('there is no stage');
  const settings = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(join(projectRoot, 'cdk.json'), 'utf8')));
  const outputDirectory = mkdtempSync(join(tmpdir(), 'huiyin-synthesis-'));
  const app = new App({
    outdir: outputDirectory,
    context: { ...settings.context, 'aws:cdk:bundling-stacks': bundles ? [`${stage.name}-service`] : [] },
  });
  const deployment = addStage(app, stage, projectRoot);
  return {
    stage,
    deployment,
    service: Template.fromStack(deployment.service),
    outputDirectory,
    remove: () => rmSync(outputDirectory, { recursive: true, force: true }),
  };
}

/** The resources of a template by logical id, narrowed to one type where it is given. */
export function resourcesOf(template: Template, type?: string): readonly (readonly [string, Resource])[] {
  const { Resources } = z.object({ Resources: z.record(z.string(), Resource) }).parse(template.toJSON());
  return Object.entries(Resources).filter(([, resource]) => type === undefined || resource.Type === type);
}

/** What the template says about one function of the topology. */
export function functionResource({ deployment, service }: Synthesis, name: FunctionName): Resource {
  const id = logicalId(deployment, name);
  const found = resourcesOf(service, 'AWS::Lambda::Function').find(([candidate]) => candidate === id);
  if (found === undefined) throw new Error(`the template has no function ${name}`);
  return found[1];
}

/** The id under which the template holds a function of the topology. */
export function logicalId({ service }: Deployment, name: FunctionName): string {
  const element = service.functions[name].function.node.defaultChild;
  if (!CfnElement.isCfnElement(element)) throw new Error(`${name} is no resource`);
  return z.string().parse(service.resolve(service.getLogicalId(element)));
}
