import type { FunctionSpec, HostKind } from '../topology.ts';

export type HostRoute = {
  readonly path: string;
  readonly to: { readonly function: string } | { readonly assets: string } | { readonly bucket: string };
};

export type QueueSpec = {
  readonly function: string;
  readonly batchSize: number;
  readonly visibilitySeconds: number;
  readonly receiveCountMax: number;
  readonly retentionDays: number;
};

export type ScheduleSpec = { readonly function: string; readonly everyMinutes: number; readonly input: object };

/** The shape of `infra/topology.ts`, with open names, so that tests can run the engines on a topology of their own. */
export type Topology = {
  readonly functions: Readonly<Record<string, Pick<FunctionSpec, 'entry' | 'timeoutSeconds' | 'memoryMb'>>>;
  readonly hosts: readonly {
    readonly kind: HostKind;
    readonly label: '' | '*' | '*.console' | '*.files';
    readonly routes: readonly HostRoute[];
  }[];
  readonly requestBytesMax: number;
  readonly queues: Readonly<Record<string, QueueSpec>>;
  readonly stateMachines: Readonly<Record<string, { readonly definition: string }>>;
  readonly schedules: Readonly<Record<string, ScheduleSpec>>;
};
