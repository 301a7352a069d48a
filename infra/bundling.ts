import { type BuildOptions, buildSync } from 'esbuild';
import { bundleSteps } from './bundle-steps.ts';
import type { FunctionSpec } from './topology.ts';

/**
 * How every function is bundled, as plain data for esbuild. The deployment and the embedded stack both read it, so that
 * what is tried on a laptop is what runs elsewhere; the embedded stack adds the condition `local` and maps of the sources.
 */
export const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  /** What stands behind an `import()` becomes files of its own beside `index.mjs`, which are read when it is asked for. */
  splitting: true,
  entryNames: 'index',
  outExtension: { '.js': '.mjs' },
  /** Chinese texts stay three bytes a character instead of a six-byte escape. */
  charset: 'utf8',
  /** esbuild would prefer CommonJS builds for Node, which cannot be shaken. */
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  /** Style sheets and browser scripts of the public pages travel inside the bundle as text. */
  loader: { '.css': 'text', '.client.js': 'text' },
  /** Functions take their credentials from the environment and never discover endpoints; see the files for what that saves. */
  alias: {
    '@aws-sdk/credential-provider-node': './functions/lib/lambda-credentials.ts',
    '@aws-sdk/endpoint-cache': './functions/lib/no-endpoint-cache.ts',
  },
  /** CommonJS dependencies call `require`, which an ES module does not have. */
  banner: {
    js: "import { createRequire as requireOfBundle } from 'node:module'; const require = requireOfBundle(import.meta.url);",
  },
} satisfies BuildOptions;

/**
 * The options for one function.
 *
 * @param root the project's folder, or another one that `entry` is relative to
 * @param outdir absolute; gets `index.mjs` and what that loads later
 */
export const bundlingOf = (root: string, entry: string, outdir: string) =>
  ({ ...bundling, absWorkingDir: root, entryPoints: [entry], outdir }) satisfies BuildOptions;

/**
 * Writes the bundle of a function as it is deployed.
 *
 * @throws when it is larger than the topology allows, so that no such bundle is ever deployed
 */
export function writeBundle(
  { entry, bundleBytesMax }: Pick<FunctionSpec, 'entry' | 'bundleBytesMax'>,
  root: string,
  outdir: string,
): void {
  const { metafile } = buildSync({ ...bundlingOf(root, entry, outdir), metafile: true, logLevel: 'warning' });
  const { start, bytes } = bundleSteps(metafile, entry);
  for (const [what, size, max] of [
    ['at its start', start.bytes, bundleBytesMax.start],
    ['in all', bytes, bundleBytesMax.all],
  ] as const) {
    if (size > max)
      throw new Error(`the bundle of ${entry} has ${size} bytes ${what}; infra/topology.ts allows ${max}`);
  }
}
