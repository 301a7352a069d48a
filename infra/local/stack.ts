import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as projectTopology from '../topology.ts';
import { putClock } from './clock/hook.ts';
import { VirtualClock } from './clock/virtual-clock.ts';
import { startEngine } from './dynamodb/engine.ts';
import { countTables } from './dynamodb/tables.ts';
import { authorisation as authorisationBy } from './authorisation.ts';
import { buildEngines, type Engines } from './engines.ts';
import { environments, putEnvironment } from './environment.ts';
import { listenOnLoopback, serveFront } from './front.ts';
import { Functions, type Replaced } from './functions.ts';
import { buildConsole } from './gateway/console-build.ts';
import { gatewayHandler } from './gateway/gateway.ts';
import { listenGateway } from './gateway/servers.ts';
import { untilIdle } from './idle.ts';
import { loadInstallation } from './installation.ts';
import { findJava } from './java.ts';
import { type Log, logNothing, logToStderr } from './log.ts';
import { panelPages } from './panel/panel.ts';
import type { Topology } from './shape.ts';
import { readPolicies } from './policies.ts';
import { openStore } from './store.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** How a stack is started. */
export type StackOptions = {
  /** Everything that the stack keeps lives here. */
  readonly dataDir: string;
  /** Port of the pages; 0 takes a free one. */
  readonly port: number;
  /** An instant at which the clock of a new installation starts; an older installation only ever goes forward. */
  readonly clock?: string;
  /** false: executions are accepted, but waits until an instant never end. */
  readonly timers?: boolean;
  /** false: the schedules `sweep` and `reconcile` do not tick. */
  readonly sweeper?: boolean;
  /** true: nothing on stderr. */
  readonly quiet?: boolean;
  /** Another topology than the project's, for tests of the stack itself. */
  readonly topology?: Topology;
  /** The folder that the topology's paths are relative to; default the project. */
  readonly root?: string;
  /** Modules that are replaced in the functions, for tests that plant a bug and look who stops it. */
  readonly replaced?: Replaced;
  /** Where bundles and the console are built; default `.build` of the project. */
  readonly buildDir?: string;
};

/** A running stack. One per process: the handlers of the functions read `process.env` while they are loaded. */
export type Stack = {
  readonly port: number;
  /** Address of the site, without a slash at the end. */
  readonly origin: string;
  /** Address of the AWS front; the environment of this process points its clients there already. */
  readonly front: string;
  /** Resolves when streams, queues, executions and schedules have nothing under way. */
  readonly idle: () => Promise<void>;
  /** Ends everything in order and keeps the data. */
  readonly stop: () => Promise<void>;
};

/** What has been opened so far; closed in the opposite order. */
type Closers = (() => Promise<void> | void)[];

/** Starts the whole service on this machine and resolves when it is ready for requests. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const closers: Closers = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    return { ...(await open(options, closers)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(options: StackOptions, closers: Closers): Promise<Omit<Stack, 'stop'>> {
  const log = options.quiet === true ? logNothing : logToStderr;
  const dataDir = resolve(options.dataDir);
  const root = options.root ?? projectRoot;
  const topology: Topology = options.topology ?? projectTopology;
  const buildDir = options.buildDir ?? join(projectRoot, '.build');

  const store = openStore(dataDir);
  closers.push(() => store.close());
  const installation = loadInstallation(dataDir);
  const clock = new VirtualClock(store, log);
  if (options.clock !== undefined) clock.startAt(Date.parse(options.clock));
  putClock(clock.nowMs);

  const loopback = await listenOnLoopback();
  closers.push(loopback.stop);
  const servers = await listenGateway(options.port);
  closers.push(servers.stop);
  const domain = `localhost:${servers.port}`;
  putEnvironment(installation, loopback.port, servers.port);

  // Policies and environments are those of the project's topology; another one runs under the machine's own key.
  const isProject = topology === projectTopology;
  const authorisation = isProject ? authorisationBy(readPolicies()) : undefined;
  const own = isProject ? environments(installation, loopback.port, servers.port) : undefined;
  const { replaced } = options;
  const loading = loadFunctions({ topology, root, buildDir, environments: own, replaced, log });
  const dynamo = await startEngine({ java: await findJava(log), dataDir, accessKeyId: installation.accessKeyId, log });
  closers.push(dynamo.stop);
  const functions = await loading();
  const engines = buildEngines({
    topology,
    root,
    dataDir,
    domain,
    installation,
    store,
    clock,
    dynamo,
    functions,
    authorisation,
    log,
    timersOn: options.timers !== false,
    sweeperOn: options.sweeper !== false,
  });
  closers.push(engines.stop);
  serveFront(loopback.server, { ...engines, authorisation, log });
  await engines.start();
  clock.start();
  closers.push(() => clock.stop());

  const idle = (): Promise<void> => untilIdle(engines.workers);
  servers.handleWith(
    gatewayHandler({
      topology,
      functions,
      domain,
      log,
      originSecret: installation.originSecret,
      nowMs: clock.nowMs,
      s3: engines.services.s3,
      frontHost: `127.0.0.1:${loopback.port}`,
      assets: { console: join(buildDir, 'console') },
      panel: panelOf(engines, clock, idle),
    }),
  );
  return { port: servers.port, origin: `http://${domain}`, front: `http://127.0.0.1:${loopback.port}`, idle };
}

/** Begins to bundle; the answer loads the bundles, whose failure is reported only there. */
function loadFunctions(options: {
  readonly topology: Topology;
  readonly root: string;
  readonly buildDir: string;
  readonly environments: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly replaced: Replaced | undefined;
  readonly log: Log;
}): () => Promise<Functions> {
  const { topology, root, buildDir, environments: own, replaced, log } = options;
  log('bundling the functions');
  const result = Promise.allSettled([
    Functions.load({
      topology,
      root,
      buildDir: join(buildDir, replaced ? 'functions-planted' : 'functions'),
      environments: own,
      replaced,
      log,
    }),
    buildConsole(root, join(buildDir, 'console'), log),
  ]);
  return async () => {
    const [functions] = await result;
    if (functions.status === 'rejected') throw functions.reason;
    return functions.value;
  };
}

const panelOf = (engines: Engines, clock: VirtualClock, idle: () => Promise<void>): ReturnType<typeof panelPages> =>
  panelPages({
    mails: () => engines.mails.list(),
    drop: (raw) => engines.inward.drop(raw),
    executions: () => engines.executions.list(),
    tables: () => countTables(engines.dynamoFront),
    now: () => clock.now(),
    move: (target) => clock.move(target, idle),
    idle,
  });
