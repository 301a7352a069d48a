import { defineConfig } from 'vitest/config';
import { textImports } from './test/web/support/text-imports.ts';

/** Everything that starts an engine gets time to do so; nothing asserts how long something takes. */
const engines = { testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
  plugins: [textImports()],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    expect: { requireAssertions: true },
    env: { TZ: 'UTC' },
    reporters: ['default'],
    // Every refusal logs a line, as it should; a run shows those of tests that failed.
    silent: 'passed-only',
    projects: [
      { extends: true, test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      { extends: true, test: { name: 'web', include: ['test/web/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'contract', include: ['test/contract/**/*.test.ts'], ...engines } },
      { extends: true, test: { name: 'api', include: ['test/api/**/*.test.ts'], ...engines } },
      // CDK's assertions throw by themselves.
      {
        extends: true,
        test: { name: 'infra', include: ['test/infra/**/*.test.ts'], expect: { requireAssertions: false }, ...engines },
      },
      { extends: true, test: { name: 'local', include: ['test/local/**/*.test.ts'], ...engines } },
      { extends: true, test: { name: 'isolation', include: ['test/isolation/**/*.test.ts'], ...engines } },
      { extends: true, test: { name: 'journey', include: ['test/journey/**/*.test.ts'], ...engines } },
      { extends: true, test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...engines } },
    ],
  },
});
