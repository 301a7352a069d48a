import { build, type Metafile } from 'esbuild';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bundleSteps, type BundleStep } from '../../infra/bundle-steps.ts';
import { bundlingOf, writeBundle } from '../../infra/bundling.ts';
import { type FunctionName, functionNames, functions } from '../../infra/topology.ts';
import { functionResource, projectRoot, synthesize, type Synthesis } from './support/synthesis.ts';

/** What only the embedded stack has: the place of its virtual clock, its panel, its sources. */
const localMarks = ['huiyin.clock', '/_local', 'infra/local', 'HUIYIN_CRASH_AT'];

/** What shared/rulebook may add to a function at once, in bytes: at its start, and with each thing that is loaded later. */
const rulebookBytesMax = 60_000;

type Files = ReadonlyMap<string, Buffer>;

let synthesis: Synthesis;
const deployed = new Map<FunctionName, Files>();
const made = new Map<FunctionName, { readonly files: Files; readonly metafile: Metafile }>();

const of = <Value>(all: ReadonlyMap<FunctionName, Value>, name: FunctionName): Value => {
  const found = all.get(name);
  if (found === undefined) throw new Error(`${name} was not bundled`);
  return found;
};

/** The files that a deployment would upload. */
function deployedBundle(name: FunctionName): Files {
  const { Code } = z
    .object({ Code: z.object({ S3Key: z.string() }) })
    .parse(functionResource(synthesis, name).Properties);
  const folder = join(synthesis.outputDirectory, `asset.${Code.S3Key.replace(/\.zip$/, '')}`);
  return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]));
}

/** The same bundle, made from the shared settings alone. */
async function madeBundle(name: FunctionName) {
  const { outputFiles, metafile } = await build({
    ...bundlingOf(projectRoot, functions[name].entry, join(projectRoot, 'nowhere')),
    metafile: true,
    write: false,
  });
  return { files: new Map(outputFiles.map((file) => [basename(file.path), Buffer.from(file.contents)])), metafile };
}

const ofRulebook = ({ sources }: BundleStep): number =>
  [...sources].reduce((sum, [path, bytes]) => sum + (path.startsWith('shared/rulebook/') ? bytes : 0), 0);

beforeAll(async () => {
  synthesis = synthesize(true);
  for (const name of functionNames) {
    deployed.set(name, deployedBundle(name));
    made.set(name, await madeBundle(name));
  }
}, 120_000);
afterAll(() => synthesis?.remove());

describe('the bundles', () => {
  it('are there for every function of the topology', () => {
    expect([...deployed.keys()]).toEqual([...functionNames]);
    for (const name of functionNames) expect([...of(deployed, name).keys()]).toContain('index.mjs');
  });

  it('carry nothing of the embedded stack', () => {
    let searched = 0;
    for (const [name, files] of deployed) {
      for (const [file, bytes] of files) {
        for (const mark of localMarks) expect(bytes.includes(mark), `${name}/${file}: ${mark}`).toBe(false);
      }
      searched += 1;
    }
    expect(searched).toBe(functionNames.length);
  });

  it('would be caught with the local clock inside', async () => {
    const { outputFiles } = await build({
      ...bundlingOf(projectRoot, functions.sweep.entry, join(projectRoot, 'nowhere')),
      conditions: ['local', 'module'],
      write: false,
    });
    expect(outputFiles.some(({ text }) => localMarks.some((mark) => text.includes(mark)))).toBe(true);
  });

  it('are not made for a deployment when they are too large', () => {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-bundle-'));
    const { entry, bundleBytesMax } = functions.sweep;
    try {
      expect(() => writeBundle({ entry, bundleBytesMax }, projectRoot, folder)).not.toThrow();
      const small = { start: bundleBytesMax.start, all: 1000 };
      expect(() => writeBundle({ entry, bundleBytesMax: small }, projectRoot, folder)).toThrow(
        /functions\/sweep\/entry\.ts has \d+ bytes in all; infra\/topology\.ts allows 1000/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe.each(functionNames)('the bundle of %s', (name) => {
  const steps = () => bundleSteps(of(made, name).metafile, functions[name].entry);

  it('stays within its bounds', () => {
    const files = [...of(deployed, name).values()];
    const { start, bytes } = steps();
    expect(files.reduce((sum, file) => sum + file.length, 0)).toBe(bytes);
    expect(start.bytes).toBeGreaterThan(1000);
    expect(start.bytes).toBeLessThanOrEqual(functions[name].bundleBytesMax.start);
    expect(bytes).toBeLessThanOrEqual(functions[name].bundleBytesMax.all);
  });

  it('is what the shared settings make', () => {
    const files = of(made, name).files;
    expect([...of(deployed, name).keys()].toSorted()).toEqual([...files.keys()].toSorted());
    for (const [file, bytes] of files) expect(of(deployed, name).get(file)?.equals(bytes), file).toBe(true);
  });

  it('imports nothing that neither Node nor itself brings', () => {
    const { outputs } = of(made, name).metafile;
    const imported = Object.values(outputs).flatMap((output) => output.imports.map(({ path }) => path));
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((path) => !isBuiltin(path) && outputs[path] === undefined)).toEqual([]);
  });

  it('reads at most 60 kB of the rulebook module at once', () => {
    const { start, later } = steps();
    expect(ofRulebook(start)).toBeGreaterThan(10_000);
    for (const step of [start, ...later]) expect(ofRulebook(step), step.entry).toBeLessThanOrEqual(rulebookBytesMax);
  });
});

describe('the rulebook desk', () => {
  it('is no part of what handling complaints waits for', () => {
    const { start, later } = bundleSteps(of(made, 'api').metafile, functions.api.entry);
    const seldom = /^shared\/(?:rehearsal|rulebook\/(?:lint\/lint|diff\/diff|narrow))/;
    expect([...start.sources.keys()].filter((path) => seldom.test(path))).toEqual([]);
    expect(later.flatMap(({ sources }) => [...sources.keys()]).filter((path) => seldom.test(path))).not.toEqual([]);
  });
});
