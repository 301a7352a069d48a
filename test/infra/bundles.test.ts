import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bundling } from '../../infra/bundling.ts';
import { type FunctionName, functionNames, functions } from '../../infra/topology.ts';
import { functionResource, projectRoot, synthesize, type Synthesis } from './support/synthesis.ts';

/** What only the embedded stack has: the place of its virtual clock, its panel, its sources. */
const localMarks = ['huiyin.clock', '/_local', 'infra/local', 'HUIYIN_CRASH_AT'];

let synthesis: Synthesis;
const bundles = new Map<FunctionName, Buffer>();

/** The bytes that a deployment would upload. */
function deployedBundle(name: FunctionName): Buffer {
  const { Code } = z
    .object({ Code: z.object({ S3Key: z.string() }) })
    .parse(functionResource(synthesis, name).Properties);
  const folder = join(synthesis.outputDirectory, `asset.${Code.S3Key.replace(/\.zip$/, '')}`);
  expect(readdirSync(folder)).toEqual(['index.mjs']);
  return readFileSync(join(folder, 'index.mjs'));
}

beforeAll(() => {
  synthesis = synthesize(true);
  for (const name of functionNames) bundles.set(name, deployedBundle(name));
}, 120_000);
afterAll(() => synthesis?.remove());

describe('the bundles', () => {
  it('are there for every function of the topology', () => {
    expect([...bundles.keys()]).toEqual([...functionNames]);
  });

  it('carry nothing of the embedded stack', () => {
    let searched = 0;
    for (const [name, bytes] of bundles) {
      for (const mark of localMarks) expect(bytes.includes(mark), `${name}: ${mark}`).toBe(false);
      searched += 1;
    }
    expect(searched).toBe(functionNames.length);
  });

  it('would be caught with the local clock inside', async () => {
    const { outputFiles } = await build({
      ...bundling,
      stdin: { contents: "export { systemClock } from '#clock';", resolveDir: projectRoot, loader: 'ts' },
      conditions: ['local'],
      write: false,
    });
    expect(outputFiles).toHaveLength(1);
    expect(outputFiles.some(({ text }) => localMarks.some((mark) => text.includes(mark)))).toBe(true);
  });
});

describe.each(functionNames)('the bundle of %s', (name) => {
  const bytes = () => {
    const found = bundles.get(name);
    if (found === undefined) throw new Error(`${name} was not bundled`);
    return found;
  };

  it('stays within its bound', () => {
    expect(bytes().length).toBeGreaterThan(1000);
    expect(bytes().length).toBeLessThanOrEqual(functions[name].bundleBytesMax);
  });

  it('is what the shared settings make, and imports nothing that Node does not bring', async () => {
    const { outputFiles, metafile } = await build({
      ...bundling,
      entryPoints: [join(projectRoot, functions[name].entry)],
      absWorkingDir: projectRoot,
      metafile: true,
      write: false,
    });
    expect(outputFiles).toHaveLength(1);
    expect(outputFiles.every(({ contents }) => bytes().equals(contents))).toBe(true);
    const imported = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((path) => !isBuiltin(path))).toEqual([]);
  });
});
