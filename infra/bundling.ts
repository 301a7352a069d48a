import type { BuildOptions } from 'esbuild';

/**
 * How every function is bundled, as plain data for esbuild. The deployment and the embedded stack both read it, so that
 * what is tried on a laptop is what runs elsewhere; the embedded stack adds nothing but the condition `local`.
 */
export const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
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
} as const satisfies BuildOptions;
