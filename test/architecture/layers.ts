import { computed } from './support/sources.ts';

/**
 * The one table of who may import whom. A layer is a folder; the longest one that holds a file is the file's layer. `may`
 * names other layers, `npm` packages and builtins of Node (a package stands for all its paths). What is not named is refused.
 */
export type Layer = {
  /** Layers whose files it may import besides its own. */
  readonly may: readonly string[];
  readonly npm: readonly string[];
  /** Takes neither time, chance nor the outside world from the runtime: everything comes in as an argument. */
  readonly isPure?: true;
};

const core = ['shared/kernel', 'shared/calendar', 'shared/rulebook', 'shared/complaint'] as const;
const domain = [...core, 'shared/rehearsal', 'shared/tenant', 'shared/contract', 'shared/usecase'] as const;
const adapters = ['shared/data', 'shared/files', 'shared/mail', 'shared/cloud', 'shared/icalendar'] as const;
const hashing = 'node:crypto';

/** Every entry of a Lambda function may wire any adapter to any use case; functions share nothing but `functions/lib`. */
const shell: Layer = { may: [...domain, ...adapters, 'functions/lib'], npm: ['zod', 'aws-lambda', '#clock'] };

export const layers: Readonly<Record<string, Layer>> = {
  'shared/kernel': { may: [], npm: ['zod'], isPure: true },
  'shared/calendar': { may: ['shared/kernel'], npm: ['zod'], isPure: true },
  'shared/rulebook': { may: ['shared/kernel', 'shared/calendar'], npm: ['zod'], isPure: true },
  'shared/complaint': { may: ['shared/kernel', 'shared/calendar', 'shared/rulebook'], npm: ['zod'], isPure: true },
  // Plays complaints through rules on virtual time, in the browser too.
  'shared/rehearsal': { may: core, npm: ['zod'], isPure: true },
  'shared/tenant': { may: ['shared/kernel'], npm: ['zod'], isPure: true },
  'shared/contract': { may: core, npm: ['zod'], isPure: true },
  // Digests, seals and tokens are rules of the domain. Chance reaches it as an argument, but for the keys of a sign-up.
  'shared/usecase': {
    may: [...core, 'shared/rehearsal', 'shared/tenant', 'shared/contract'],
    npm: ['zod', hashing],
    isPure: true,
  },

  'shared/data': {
    may: domain,
    npm: [
      'zod',
      'canonicalize',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/client-lambda',
      'aws4fetch',
      '@aws-sdk/util-dynamodb',
      hashing,
      'node:timers/promises',
      'node:zlib',
    ],
  },
  // Readers of documents are loaded by the one function that cleans files.
  'shared/files': { may: domain, npm: ['aws4fetch', 'fflate', 'pdf-lib', hashing, 'node:buffer', 'node:zlib'] },
  'shared/mail': { may: domain, npm: ['@aws-sdk/client-ses', 'nodemailer', 'postal-mime', 'node:buffer'] },
  'shared/icalendar': { may: domain, npm: ['ical.js'], isPure: true },
  'shared/cloud': { may: domain, npm: ['zod', 'aws4fetch'] },

  'functions/lib': {
    may: [...domain, ...adapters],
    npm: ['zod', 'hono', '@middy/core', 'aws-lambda', '@aws-sdk/client-dynamodb', '#clock', hashing],
  },
  'functions/api': { may: shell.may, npm: [...shell.npm, 'hono', hashing, 'node:timers/promises'] },
  'functions/pages': {
    may: [...shell.may, 'web/intake', 'web/site', 'web/words'],
    npm: [...shell.npm, 'hono', hashing],
  },
  'functions/react': shell,
  'functions/escalate': shell,
  'functions/onboard': { may: shell.may, npm: [...shell.npm, '@aws-sdk/client-lambda', hashing] },
  'functions/mail': { may: [...shell.may, 'web/words'], npm: [...shell.npm, '@aws-sdk/client-ses', hashing] },
  'functions/sweep': shell,
  'functions/seal': shell,
  'functions/inbound': { may: shell.may, npm: [...shell.npm, hashing] },

  'web/words': { may: [...core, 'shared/contract'], npm: [], isPure: true },
  'web/intake': { may: [...core, 'shared/contract', 'web/words'], npm: ['hono', hashing, 'uqr'], isPure: true },
  'web/site': { may: [...core, 'shared/contract', 'web/words', 'web/intake'], npm: ['hono'], isPure: true },
  'web/console': {
    may: [...core, 'shared/rehearsal', 'shared/contract', 'web/words'],
    npm: [
      'zod',
      'react',
      'react-dom',
      'antd',
      '@ant-design/icons',
      '@tanstack/react-query',
      'wouter',
      'vite',
      '@vitejs/plugin-react',
      'uqr',
    ],
  },

  // Functions are named by path and never imported. Keys, scopes and the like are plain data of shared/tenant.
  infra: { may: ['shared/kernel', 'shared/tenant'], npm: ['esbuild', 'node:module'] },
  // The command line of rulebooks and the reference made from their schema.
  'infra/rulebook': { may: [...core, 'shared/rehearsal'], npm: ['zod', 'typescript', 'node:*'] },
  // An evaluator: it is given statements and calls.
  'infra/policy': { may: ['shared/tenant'], npm: ['zod'], isPure: true },
  // What is read out of a synthesized deployment for the embedded stack; deployed nowhere.
  'infra/synthesized': {
    may: ['infra', 'infra/aws', 'infra/local', 'infra/policy'],
    npm: ['aws-cdk-lib', 'zod', 'node:fs', 'node:os', 'node:path', 'node:url'],
  },
  'infra/aws': {
    may: ['infra', 'shared/kernel', 'shared/tenant'],
    npm: ['aws-cdk-lib', 'constructs', 'cdk-nag', 'node:child_process', 'node:fs', 'node:path', 'node:url'],
  },
  // The engines of one machine: none of AWS's clients, so that both ends of a call are never the same code. It loads the
  // bundles of the functions, whose names it computes; the panel is a page.
  'infra/local': {
    may: ['infra', 'infra/policy', 'shared/kernel', 'shared/tenant'],
    npm: ['zod', 'esbuild', 'hono', 'aws-lambda', 'node:*', computed],
  },
};

/** Imports that the table refuses and that stay for a reason. One that no longer occurs has to go. */
export const exceptions: readonly { readonly from: string; readonly to: string; readonly why: string }[] = [
  {
    from: 'web/words/mail/words.ts',
    to: 'shared/usecase/notices/notice.ts',
    why: 'the type of the kinds of notices only, so that the compiler asks for the words of a new kind',
  },
];

/** Globals that the pure layers touch for a reason. */
export const globalExceptions: readonly { readonly file: string; readonly global: string; readonly why: string }[] = [
  { file: 'shared/kernel/system-clock.ts', global: 'Date.now', why: 'the clock itself; functions import it as #clock' },
];

/** Names that open doors, and the only files and folders that may import them. */
export const guardedNames: readonly { readonly name: string; readonly of: string; readonly only: readonly string[] }[] =
  [
    { name: 'verifiedTenant', of: 'shared/tenant/scope.ts', only: ['shared/data/tenancy/registry.ts'] },
    { name: 'openScope', of: 'shared/tenant/scope.ts', only: ['functions/lib/'] },
    { name: 'systemClock', of: 'shared/kernel/system-clock.ts', only: [] },
    { name: 'systemClock', of: '#clock', only: ['functions/'] },
  ];
