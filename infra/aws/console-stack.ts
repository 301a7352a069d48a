/* oxlint-disable no-new -- a construct adds itself to its scope */
import { type App, DockerImage, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BucketDeployment, CacheControl, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { uploadRefusedPage, uploadRefusedPath } from '../upload-refused.ts';
import type { ServiceStack } from './service-stack.ts';
import type { Stage } from './stages.ts';

export type ConsoleStackProps = {
  readonly stage: Stage;
  readonly service: ServiceStack;
  readonly projectRoot: string;
};

/** Builds the console with Vite while the application is synthesized. */
function builtConsole(projectRoot: string): ISource {
  return Source.asset(join(projectRoot, 'web/console'), {
    bundling: {
      image: DockerImage.fromRegistry('not-used-because-the-build-runs-here'),
      local: {
        tryBundle(outputDirectory): boolean {
          const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
          const options = ['--outDir', outputDirectory, '--emptyOutDir', '--logLevel', 'warn'];
          execFileSync(process.execPath, [vite, 'build', 'web/console', ...options], {
            cwd: projectRoot,
            stdio: ['ignore', 'ignore', 'inherit'],
          });
          return true;
        },
      },
    },
  });
}

/** The console's page and scripts, so that a new console can go out without touching the service. */
export class ConsoleStack extends Stack {
  constructor(app: App, id: string, props: ConsoleStackProps) {
    super(app, id, { env: { region: props.stage.region } });
    const { consoleAssets, distributions } = props.service.edge;
    const distribution = distributions.get('console');
    if (distribution === undefined) throw new Error('no host shows the console');
    const common = {
      sources: [builtConsole(props.projectRoot)],
      destinationBucket: consoleAssets,
      // A console that is open keeps loading the parts of its own build.
      prune: false,
      logGroup: new LogGroup(this, 'Log', {
        retention: props.stage.logRetention,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    };
    const parts = new BucketDeployment(this, 'Parts', {
      ...common,
      exclude: ['index.html'],
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    const page = new BucketDeployment(this, 'Page', {
      ...common,
      exclude: ['*'],
      include: ['index.html'],
      cacheControl: [CacheControl.noCache()],
      distribution,
      distributionPaths: ['/index.html'],
    });
    page.node.addDependency(parts);
    // The files host has no words of its own; this page of it lies with the console, which is the one that is deployed.
    const { sources: _, ...where } = common;
    new BucketDeployment(this, 'Refused', {
      ...where,
      sources: [Source.data(uploadRefusedPath.slice(1), uploadRefusedPage)],
      contentType: 'text/html; charset=utf-8',
      cacheControl: [CacheControl.fromString('public, max-age=300')],
    });
  }
}
