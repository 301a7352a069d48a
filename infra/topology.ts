/**
 * What runs where: the one list of functions, hosts, queues, state machines, schedules and environment names.
 *
 * Both sides read it: `aws/` turns it into CDK constructs, `local/` into engines on one machine. It is plain typed
 * data on purpose: nothing here is executed, so neither side can grow behaviour that the other lacks.
 */

import type { ScopeKind } from '../shared/tenant/tables.ts';

/** Every environment variable a function may read, with what it holds. A function sees only those it lists. */
export const environmentNames = {
  HUIYIN_DOMAIN: 'the host name under which everything is published, with port where it is not the default one',
  HUIYIN_SCHEME: 'http on a laptop, https everywhere else',
  CONTROL_TABLE: 'name of the control table',
  TENANT_TABLE_PREFIX: 'what stands before a tableId in the name of a tenant table',
  TENANT_ROLE_ARN: 'the role that is assumed with session tags to reach one tenant table',
  FILES_BUCKET: 'bucket of what is kept of files: sealed originals and what people see',
  UPLOADS_BUCKET: 'bucket that browsers post files to; everything in it is gone after two days',
  FILE_QUEUE_URL: 'queue of files that wait to be sealed',
  UPLOAD_SCAN: 'on where a scanner of malware looks at uploads and tags them; a file waits for its tag',
  INBOUND_BUCKET: 'bucket of mails that came in, and of their attachments until somebody has decided about them',
  MAIL_QUEUE_URL: 'queue between react and mail',
  ESCALATION_MACHINE_ARN: 'state machine of the escalation timers',
  ONBOARDING_MACHINE_ARN: 'state machine that makes a tenant',
  REACT_FUNCTION_NAME: 'function that onboarding maps to the stream of a tenant table',
  PLATFORM_SECRET: 'key material for sealed sign-up data and scoped ids; 32 bytes, base64',
  ORIGIN_SECRET: 'shared with the edge; a request without it has not come through the edge',
  MAIL_CONFIGURATION_SET: 'SES configuration set; empty for none',
} as const;

export type EnvironmentName = keyof typeof environmentNames;

export const functionNames = [
  'api',
  'pages',
  'react',
  'escalate',
  'onboard',
  'mail',
  'sweep',
  'seal',
  'inbound',
] as const;
export type FunctionName = (typeof functionNames)[number];

export type FunctionSpec = {
  /** Source of the handler, from the project root; exports `handler`. */
  readonly entry: string;
  /** One sentence: what stops working for whom when this function fails. Alarms print it. */
  readonly errorImpact: string;
  readonly trigger: 'http' | 'states' | 'stream' | 'queue' | 'schedule';
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: readonly EnvironmentName[];
  /** The kinds of scope it may open on a tenant's table. */
  readonly scopes: readonly ScopeKind[];
  /** Upper bounds of the minified bundle in bytes: what every start reads, and all of it. A larger one is not deployed. */
  readonly bundleBytesMax: { readonly start: number; readonly all: number };
};

const tenantData = ['CONTROL_TABLE', 'TENANT_TABLE_PREFIX', 'TENANT_ROLE_ARN'] as const;
const addresses = ['HUIYIN_DOMAIN', 'HUIYIN_SCHEME'] as const;

export const functions: Readonly<Record<FunctionName, FunctionSpec>> = {
  api: {
    entry: 'functions/api/entry.ts',
    errorImpact: 'staff of every organisation cannot read or handle complaints',
    trigger: 'http',
    memoryMb: 1024,
    timeoutSeconds: 20,
    environment: [
      ...addresses,
      ...tenantData,
      'FILES_BUCKET',
      'UPLOADS_BUCKET',
      'INBOUND_BUCKET',
      'ORIGIN_SECRET',
      'MAIL_QUEUE_URL',
    ],
    scopes: ['staff', 'identity'],
    bundleBytesMax: { start: 660_000, all: 1_000_000 },
  },
  pages: {
    entry: 'functions/pages/entry.ts',
    errorImpact: 'the public cannot file or follow complaints, and nobody can sign an organisation up',
    trigger: 'http',
    memoryMb: 1024,
    timeoutSeconds: 20,
    environment: [
      ...addresses,
      ...tenantData,
      'FILES_BUCKET',
      'UPLOADS_BUCKET',
      'ORIGIN_SECRET',
      'MAIL_QUEUE_URL',
      'ONBOARDING_MACHINE_ARN',
      'PLATFORM_SECRET',
    ],
    scopes: ['public'],
    bundleBytesMax: { start: 860_000, all: 1_000_000 },
  },
  react: {
    entry: 'functions/react/entry.ts',
    errorImpact: 'timers are armed late and notices are sent late, until the sweeper repairs it',
    trigger: 'stream',
    memoryMb: 512,
    timeoutSeconds: 60,
    environment: [...tenantData, 'ESCALATION_MACHINE_ARN', 'MAIL_QUEUE_URL', 'FILE_QUEUE_URL'],
    scopes: ['background'],
    bundleBytesMax: { start: 500_000, all: 550_000 },
  },
  escalate: {
    entry: 'functions/escalate/entry.ts',
    errorImpact: 'reminders and escalations come late, until the sweeper repairs it',
    trigger: 'states',
    memoryMb: 512,
    timeoutSeconds: 30,
    environment: [...tenantData],
    scopes: ['background'],
    bundleBytesMax: { start: 470_000, all: 520_000 },
  },
  onboard: {
    entry: 'functions/onboard/entry.ts',
    errorImpact: 'organisations that sign up do not get their tenant',
    trigger: 'states',
    memoryMb: 512,
    timeoutSeconds: 120,
    environment: [...tenantData, 'REACT_FUNCTION_NAME', 'MAIL_QUEUE_URL', 'PLATFORM_SECRET'],
    scopes: ['background'],
    bundleBytesMax: { start: 540_000, all: 850_000 },
  },
  mail: {
    entry: 'functions/mail/entry.ts',
    errorImpact: 'mails wait in the queue; nothing is lost',
    trigger: 'queue',
    memoryMb: 512,
    timeoutSeconds: 60,
    environment: [...addresses, ...tenantData, 'PLATFORM_SECRET', 'MAIL_CONFIGURATION_SET'],
    scopes: ['background', 'identity'],
    bundleBytesMax: { start: 620_000, all: 670_000 },
  },
  sweep: {
    entry: 'functions/sweep/entry.ts',
    errorImpact: 'a lost timer or notice is not repaired',
    trigger: 'schedule',
    memoryMb: 512,
    timeoutSeconds: 300,
    environment: [...tenantData, 'MAIL_QUEUE_URL'],
    scopes: ['background'],
    bundleBytesMax: { start: 490_000, all: 540_000 },
  },
  seal: {
    entry: 'functions/seal/entry.ts',
    errorImpact: 'files that people send are shown late: they stay "being checked"',
    trigger: 'queue',
    // A film of 100 MB is held three times: as it came, joined, and cleaned.
    memoryMb: 1536,
    timeoutSeconds: 120,
    environment: [...tenantData, 'FILES_BUCKET', 'UPLOADS_BUCKET', 'FILE_QUEUE_URL', 'UPLOAD_SCAN'],
    scopes: ['background'],
    bundleBytesMax: { start: 480_000, all: 1_020_000 },
  },
  inbound: {
    entry: 'functions/inbound/entry.ts',
    errorImpact: 'complaints and answers that come by mail wait in the queue; nothing is lost',
    trigger: 'queue',
    // A mail of 25 MB is held as it came, as text, and as its files.
    memoryMb: 1024,
    timeoutSeconds: 60,
    environment: [...addresses, ...tenantData, 'FILES_BUCKET', 'UPLOADS_BUCKET', 'INBOUND_BUCKET'],
    scopes: ['background', 'identity'],
    bundleBytesMax: { start: 500_000, all: 630_000 },
  },
};

/** After how many days what came by mail is gone from its bucket; what became a complaint is kept with it. */
export const inboundKeptDays = 30;
/** What the keys of mails begin with that SES has taken in. */
export const arrivalsPrefix = 'raw/';

/** The header in which the edge proves to the functions that a request has come through it. */
export const originSecretHeader = 'x-origin-secret';
/** The header in which the edge names the visitor, `address:port`; nobody else may set it. */
export const viewerAddressHeader = 'cloudfront-viewer-address';

export type HostKind = 'site' | 'intake' | 'console' | 'files';

/**
 * Who answers on which host. `label` stands before the domain, `*` is the slug of the tenant. Routes are tried in order;
 * the first whose `path` is a prefix of the request's path wins.
 */
export const hosts: readonly {
  readonly kind: HostKind;
  readonly label: '' | '*' | '*.console' | '*.files';
  readonly routes: readonly {
    readonly path: string;
    readonly to:
      | { readonly function: 'api' | 'pages' }
      | { readonly assets: 'console' }
      | { readonly bucket: 'files' | 'uploads' };
  }[];
}[] = [
  { kind: 'site', label: '', routes: [{ path: '/', to: { function: 'pages' } }] },
  { kind: 'intake', label: '*', routes: [{ path: '/', to: { function: 'pages' } }] },
  {
    kind: 'console',
    label: '*.console',
    routes: [
      { path: '/api/', to: { function: 'api' } },
      { path: '/', to: { assets: 'console' } },
    ],
  },
  {
    kind: 'files',
    label: '*.files',
    routes: [
      { path: '/kept/', to: { bucket: 'files' } },
      { path: '/', to: { bucket: 'uploads' } },
    ],
  },
];

/**
 * Largest body the HTTP API takes, in bytes (API Gateway's own limit, 10 MB). The local gateway reads the topology as a whole.
 * @public
 */
export const requestBytesMax = 10 * 1024 * 1024;

/** After how many days what was uploaded and never sealed is gone. */
export const uploadsKeptDays = 2;

export const queues = {
  mail: {
    function: 'mail',
    batchSize: 10,
    visibilitySeconds: 360,
    receiveCountMax: 5,
    retentionDays: 14,
  },
  files: {
    function: 'seal',
    /** One at a time: a film alone may need most of the memory. */
    batchSize: 1,
    visibilitySeconds: 720,
    receiveCountMax: 6,
    retentionDays: 14,
  },
  inbound: {
    function: 'inbound',
    batchSize: 1,
    visibilitySeconds: 360,
    receiveCountMax: 5,
    retentionDays: 14,
  },
} as const;

export const stateMachines = {
  escalation: { definition: 'infra/escalation.asl.json', functions: ['escalate'] },
  onboarding: { definition: 'infra/onboarding.asl.json', functions: ['onboard'] },
} as const satisfies Record<string, { definition: string; functions: readonly FunctionName[] }>;
export type StateMachineName = keyof typeof stateMachines;

/** Periodic work. `input` is the event the function gets. */
export const schedules = {
  /** Fires ladder steps whose timer was lost. */
  sweep: { function: 'sweep', everyMinutes: 15, input: { task: 'sweep' } },
  /** Queues notices again that the queue lost. */
  reconcile: { function: 'sweep', everyMinutes: 60, input: { task: 'reconcile' } },
  /** Keeps the pool of ready tables full and removes sign-ups that were never confirmed. */
  refill: { function: 'onboard', everyMinutes: 30, input: { step: 'refill' } },
} as const satisfies Record<string, { function: FunctionName; everyMinutes: number; input: object }>;
