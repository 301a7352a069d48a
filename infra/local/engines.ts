import type { DatabaseSync } from 'node:sqlite';
import type { Authorisation } from './authorisation.ts';
import type { VirtualClock } from './clock/virtual-clock.ts';
import { realDelay } from './clock/virtual-clock.ts';
import type { DynamoEngine } from './dynamodb/engine.ts';
import { denialInWords } from './denial.ts';
import { Expiry } from './dynamodb/expiry.ts';
import { DynamoFront } from './dynamodb/front.ts';
import { TableSettings } from './dynamodb/table-settings.ts';
import { ensureControlTable } from './dynamodb/tables.ts';
import type { ServiceName } from './front.ts';
import type { Functions } from './functions.ts';
import type { Worker } from './idle.ts';
import type { Installation } from './installation.ts';
import { lambdaService } from './lambda/endpoint.ts';
import { MappingStore } from './lambda/mapping-store.ts';
import { StreamReaders } from './lambda/stream-readers.ts';
import type { Log } from './log.ts';
import { controlTable, filesBucket, inboundBucket, queueName, uploadsBucket } from './names.ts';
import { type Service, ServiceError } from './protocol.ts';
import { type RequireAllowed, s3Service } from './s3/endpoint.ts';
import { Objects } from './s3/objects.ts';
import { Schedule } from './schedules.ts';
import { sesService } from './ses/endpoint.ts';
import { Inward } from './ses/inward.ts';
import { MailStore } from './ses/mail-store.ts';
import type { Topology } from './shape.ts';
import { inboundKeptDays, uploadsKeptDays } from '../topology.ts';
import { deadLetterQueue, Delivery } from './sqs/delivery.ts';
import { sqsService } from './sqs/endpoint.ts';
import { QueueStore } from './sqs/queue-store.ts';
import { readMachine } from './states/definition.ts';
import { statesService } from './states/endpoint.ts';
import { Executions } from './states/executions.ts';
import { stsService } from './sts/endpoint.ts';
import { Sessions } from './sts/sessions.ts';

/** What the engines are made from. */
export type EngineParts = {
  readonly topology: Topology;
  /** The folder that the topology's paths are relative to. */
  readonly root: string;
  readonly dataDir: string;
  /** Host with port under which the pages are served. */
  readonly domain: string;
  readonly installation: Installation;
  readonly store: DatabaseSync;
  readonly clock: VirtualClock;
  readonly dynamo: DynamoEngine;
  readonly functions: Functions;
  /** Evaluates the policies of whoever calls, where there are any. */
  readonly authorisation: Authorisation | undefined;
  readonly log: Log;
  readonly timersOn: boolean;
  readonly sweeperOn: boolean;
};

/** The running engines, as far as the rest of the stack sees them. */
export type Engines = {
  readonly services: Readonly<Record<ServiceName, Service>>;
  readonly sessions: Sessions;
  readonly mails: MailStore;
  readonly inward: Inward;
  readonly executions: Executions;
  readonly dynamoFront: DynamoFront;
  /** Everything that must be idle before the clock may go on. */
  readonly workers: readonly Worker[];
  /** Makes what a deployment would have made, and goes on where the installation stopped. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Schedules that repair what timers, streams and queues lost. */
const repairs = new Set(['sweep', 'reconcile']);
/** The schedule that fills the pool of tables; it also runs once when the stack starts. */
const poolSchedule = 'refill';
/** How long a stop waits for work under way, in real milliseconds. */
const stopPatienceMs = 10_000;

function queuesOf(parts: EngineParts, messages: QueueStore): { deliveries: Map<string, Delivery>; service: Service } {
  const deliveries = new Map<string, Delivery>();
  const queues = new Map<string, { visibilitySeconds: number }>();
  for (const [name, spec] of Object.entries(parts.topology.queues)) {
    const { functions, log } = parts;
    deliveries.set(queueName(name), new Delivery({ name, spec, messages, functions, nowMs: parts.clock.nowMs, log }));
    queues.set(queueName(name), spec);
    queues.set(deadLetterQueue(queueName(name)), spec);
  }
  const sent = (queue: string): void => deliveries.get(queue)?.poke();
  return { deliveries, service: sqsService({ messages, queues, sent }) };
}

function executionsOf(parts: EngineParts): { executions: Executions; service: Service } {
  const machines = Object.entries(parts.topology.stateMachines).map(
    ([name, { definition }]) => [name, readMachine(parts.root, definition, parts.topology)] as const,
  );
  const executions = new Executions({
    ...parts,
    machines: new Map(machines.map(([name, { machine }]) => [name, machine])),
  });
  return { executions, service: statesService(executions, new Map(machines.map(([name, { text }]) => [name, text]))) };
}

/** Pages of tenants may call the bucket from a browser: intake and console hosts. */
function tenantOrigin(domain: string): (origin: string) => boolean {
  const pattern = new RegExp(`^http://[a-z0-9-]+(\\.console)?\\.${domain.replaceAll('.', String.raw`\.`)}$`);
  return (origin) => pattern.test(origin);
}

/** Refuses, as S3 does, what the policies of whoever signed do not allow. */
const requireAllowedBy =
  (sessions: Sessions, rules: Authorisation | undefined): RequireAllowed =>
  (accessKeyId, request) => {
    const principal = sessions.principalOf(accessKeyId);
    const refusal = principal && rules?.refusalOf('s3', request, principal);
    if (refusal !== undefined) throw new ServiceError('AccessDenied', denialInWords(refusal), 403);
  };

/** Builds all engines on one store and one clock. Nothing runs before `start`. */
export function buildEngines(parts: EngineParts): Engines {
  const { store, clock, dataDir, functions, log, topology } = parts;
  const { nowMs } = clock;
  const settings = new TableSettings(store);
  const dynamoFront = new DynamoFront(parts.dynamo, settings);
  const mappings = new MappingStore(store, nowMs);
  const readers = new StreamReaders({ mappings, front: dynamoFront, functions, nowMs, log });
  dynamoFront.watchWrites(readers);
  const expiry = new Expiry({ front: dynamoFront, settings, nowMs, log });
  const { executions, service: states } = executionsOf(parts);
  const messages = new QueueStore(store, nowMs);
  const { deliveries, service: sqs } = queuesOf(parts, messages);
  const schedules = new Map(
    Object.entries(topology.schedules)
      .filter(([name]) => parts.sweeperOn || !repairs.has(name))
      .map(([name, spec]) => [name, new Schedule({ name, spec, functions, nowMs })]),
  );
  const mails = new MailStore(dataDir);
  const sessions = new Sessions(parts.installation, Object.keys(parts.topology.functions));
  const secretOf = sessions.secretOf.bind(sessions);
  const buckets = new Map([
    [filesBucket, new Objects(store, dataDir, nowMs)],
    [uploadsBucket, new Objects(store, dataDir, nowMs, { table: 'upload', daysKept: uploadsKeptDays })],
  ]);

  const arrivals = new Objects(store, dataDir, nowMs, { table: 'arrival', daysKept: inboundKeptDays });
  buckets.set(inboundBucket, arrivals);
  const inward = new Inward({
    dataDir,
    mailDomain: `mail.${parts.domain.replace(/:\d+$/, '')}`,
    arrivals,
    publish: (message) => {
      const queue = queueName('inbound');
      if (!deliveries.has(queue)) return;
      messages.send(queue, { body: JSON.stringify(message), attributes: {}, delaySeconds: 0 });
      deliveries.get(queue)?.poke();
    },
    now: () => clock.now(),
    log,
  });

  for (const source of [executions, ...deliveries.values(), ...schedules.values(), expiry]) clock.addSource(source);
  clock.addAfterMove(() => expiry.sweep());

  return {
    services: {
      dynamodb: dynamoFront.service,
      states,
      sqs,
      ses: sesService(mails, inward, () => clock.now()),
      sts: stsService(sessions),
      lambda: lambdaService({ functions, mappings, readers }),
      s3: s3Service({
        buckets,
        secretOf,
        requireAllowed: requireAllowedBy(sessions, parts.authorisation),
        allowsOrigin: tenantOrigin(parts.domain),
      }),
    },
    sessions,
    mails,
    inward,
    executions,
    dynamoFront,
    workers: [inward, readers, ...deliveries.values(), executions, ...schedules.values(), expiry],
    start: async () => {
      await ensureControlTable(dynamoFront, controlTable);
      readers.start();
      for (const delivery of deliveries.values()) delivery.start();
      executions.resume();
      inward.start();
      await schedules.get(poolSchedule)?.run();
    },
    stop: async () => {
      inward.stop();
      const all = [readers, executions, ...deliveries.values(), ...schedules.values()].map((engine) => engine.stop());
      await Promise.race([Promise.all(all), realDelay(stopPatienceMs)]);
    },
  };
}
