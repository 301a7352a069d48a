import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';
import { build, type Plugin, stop } from 'esbuild';
import * as z from 'zod';
import { bundling, bundlingOf } from '../bundling.ts';
import { describeError, type Log } from './log.ts';
import { functionArn, functionName } from './names.ts';
import type { Topology } from './shape.ts';

type Handler = (event: unknown, context: Context) => unknown;

const Module = z.looseObject({ handler: z.custom<Handler>((value) => typeof value === 'function') });

/** Lambda's own limit for the event and for the result of a synchronous invocation. */
const payloadBytesMax = 6 * 1024 * 1024;

/** What an invocation ended with: the result as JSON carried it, or the error as Lambda reports it. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace: readonly string[];
    };

/** Files of earlier builds stay this long: a service that runs on them may not have read all of them yet. */
const leftoversMilliseconds = 24 * 3600 * 1000;

/** Where the environment of the function that is bundled into a folder lies, for the time of this process. */
const environmentKey = (outdir: string): symbol => Symbol.for(`environment ${outdir}`);

/** All functions share this process and not its environment: each bundle reads the one that was put there for it. */
const withOwnEnvironment = (outdir: string) => ({
  define: { 'process.env': 'environmentOfFunction' },
  banner: {
    js: `${bundling.banner.js} const environmentOfFunction = globalThis[Symbol.for(${JSON.stringify(environmentKey(outdir).description)})];`,
  },
});

/** Modules of the project that are replaced in the bundles, by their paths from its root; both absolute from there. */
export type Replaced = Readonly<Record<string, string>>;

/** Puts other modules in the place of those that are named: tests of isolation plant their bugs this way. */
const replacing = (root: string, replaced: Replaced): Plugin => ({
  name: 'replaced',
  setup(bundler) {
    for (const [path, other] of Object.entries(replaced)) {
      const file = join(root, path);
      const filter = new RegExp(`^${file.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
      bundler.onLoad({ filter }, () => ({
        contents: readFileSync(join(root, other), 'utf8'),
        loader: 'ts',
        resolveDir: dirname(join(root, other)),
      }));
    }
  },
});

/** Bundles one function as production does, except that `#clock` is the local hook; answers the path of its first file. */
async function bundle(
  root: string,
  entry: string,
  outdir: string,
  { hasOwnEnvironment, replaced }: { readonly hasOwnEnvironment: boolean; readonly replaced: Replaced },
): Promise<string> {
  if (!existsSync(join(root, entry))) throw new Error(`the topology names ${entry}, which does not exist`);
  const { outputFiles } = await build({
    ...bundlingOf(root, entry, outdir),
    ...(hasOwnEnvironment && withOwnEnvironment(outdir)),
    plugins: [replacing(root, replaced)],
    write: false,
    sourcemap: 'linked',
    // Naming a condition switches esbuild's own `module` off.
    conditions: ['local', 'module'],
    logLevel: 'silent',
  });
  mkdirSync(outdir, { recursive: true });
  const first = join(outdir, 'index.mjs');
  // The first file names the others, which have to be there before it.
  for (const file of outputFiles.toSorted((a, b) => Number(a.path === first) - Number(b.path === first))) {
    if (existsSync(file.path) && readFileSync(file.path).equals(file.contents)) continue;
    const draft = `${file.path}.${process.pid}`;
    writeFileSync(draft, file.contents);
    renameSync(draft, file.path);
  }
  const made = new Set(outputFiles.map(({ path }) => path));
  for (const path of readdirSync(outdir).map((name) => join(outdir, name))) {
    // Another service may be writing or clearing here in the same moment.
    const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (!made.has(path) && changedAt < Date.now() - leftoversMilliseconds) rmSync(path, { force: true });
  }
  return first;
}

/** Counts the stacks of this process: each gets modules of its own, which read the environment anew. */
let loads = 0;

async function load(path: string): Promise<Handler> {
  const loaded: unknown = await import(pathToFileURL(path).href);
  return Module.parse(loaded).handler;
}

/** The functions of the topology, bundled and loaded into this process. */
export class Functions {
  readonly #topology: Topology;
  readonly #handlers: ReadonlyMap<string, Handler>;
  readonly #log: Log;

  private constructor(topology: Topology, handlers: ReadonlyMap<string, Handler>, log: Log) {
    this.#topology = topology;
    this.#handlers = handlers;
    this.#log = log;
  }

  /** Handlers read their environment while they are loaded: without one of their own, `process.env` must be complete. */
  static async load(options: {
    readonly topology: Topology;
    /** Project root: the entries of the topology are relative to it. */
    readonly root: string;
    readonly buildDir: string;
    /** By function; a function that is not named reads `process.env`. */
    readonly environments?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
    readonly replaced?: Replaced | undefined;
    readonly log: Log;
  }): Promise<Functions> {
    loads += 1;
    const buildDir = loads === 1 ? options.buildDir : `${options.buildDir}-${loads}`;
    const names = Object.entries(options.topology.functions);
    const handlers = await Promise.all(
      names.map(async ([name, { entry }]): Promise<[string, Handler]> => {
        const outdir = join(buildDir, name);
        const own = options.environments?.[name];
        if (own !== undefined) Reflect.set(globalThis, environmentKey(outdir), own);
        const path = await bundle(options.root, entry, outdir, {
          hasOwnEnvironment: own !== undefined,
          replaced: options.replaced ?? {},
        });
        return [name, await load(path)];
      }),
    );
    // The bundler's own process would stay for as long as the stack runs.
    await stop();
    return new Functions(options.topology, new Map(handlers), options.log);
  }

  has(name: string): boolean {
    return this.#handlers.has(name);
  }

  /**
   * Invokes a function as Lambda would: event and result pass through JSON, the function has its own time limit (real
   * seconds), and an error is an outcome.
   */
  async invoke(name: string, event: unknown): Promise<Outcome> {
    const handler = this.#handlers.get(name);
    const spec = this.#topology.functions[name];
    if (handler === undefined || spec === undefined) throw new Error(`no function ${name} in the topology`);
    const text = JSON.stringify(event);
    if (Buffer.byteLength(text) > payloadBytesMax) return failure('RequestTooLargeException', 'event above 6 MB');
    const endsAt = Date.now() + spec.timeoutSeconds * 1000;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<Outcome>((resolve) => {
      const message = `${functionName(name)} timed out after ${spec.timeoutSeconds} s`;
      timer = setTimeout(() => resolve(failure('Sandbox.Timedout', message)), spec.timeoutSeconds * 1000);
    });
    const outcome = await Promise.race([
      call(handler, JSON.parse(text), contextOf(name, endsAt, spec.memoryMb)),
      timeout,
    ]);
    clearTimeout(timer);
    if (!outcome.ok)
      this.#log(`function ${name}: ${outcome.errorType}: ${outcome.errorMessage}\n${outcome.trace.join('\n')}`);
    return outcome;
  }
}

const failure = (errorType: string, errorMessage: string): Outcome => ({
  ok: false,
  errorType,
  errorMessage,
  trace: [],
});

async function call(handler: Handler, event: unknown, context: Context): Promise<Outcome> {
  try {
    const result: unknown = await handler(event, context);
    const text = JSON.stringify(result ?? null);
    if (Buffer.byteLength(text) > payloadBytesMax) {
      return failure('Function.ResponseSizeTooLarge', 'Response payload size exceeded the limit of 6 MB');
    }
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof Error)) return failure('Error', describeError(error));
    const trace = error.stack?.split('\n') ?? [];
    return { ok: false, errorType: error.name, errorMessage: error.message, trace };
  }
}

const notSupported = (): never => {
  throw new Error('callbacks of the Lambda context are not supported: return a promise');
};

function contextOf(name: string, endsAt: number, memoryMb: number): Context {
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: functionName(name),
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn(name),
    memoryLimitInMB: String(memoryMb),
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName(name)}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, endsAt - Date.now()),
    done: notSupported,
    fail: notSupported,
    succeed: notSupported,
  };
}
