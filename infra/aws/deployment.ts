import type { App } from 'aws-cdk-lib';
import { ConsoleStack } from './console-stack.ts';
import { DomainStack } from './domain-stack.ts';
import { ServiceStack } from './service-stack.ts';
import type { Stage } from './stages.ts';

/** The stacks of one stage, in the order in which they are deployed. */
export type Deployment = {
  readonly domain: DomainStack;
  readonly service: ServiceStack;
  readonly console: ConsoleStack;
};

/**
 * Adds every stack of a stage.
 *
 * @param projectRoot folder that the paths of the topology start from
 */
export function addStage(app: App, stage: Stage, projectRoot: string): Deployment {
  const domain = new DomainStack(app, `${stage.name}-domain`, stage);
  const service = new ServiceStack(app, `${stage.name}-service`, { stage, domain, projectRoot });
  const console = new ConsoleStack(app, `${stage.name}-console`, { stage, service, projectRoot });
  return { domain, service, console };
}
