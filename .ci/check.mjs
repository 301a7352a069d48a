// Runs the checkers over the project: format, lint, types, dead code. Installs them on first use; see tools/package.json.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const tools = join(import.meta.dirname, 'tools');
const env = {
  ...process.env,
  PATH: [join(tools, 'node_modules/.bin'), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
};

const run = (command, args) => spawnSync(command, args, { cwd: root, env, stdio: 'inherit' }).status === 0;

const wanted = JSON.parse(readFileSync(join(tools, 'package.json'), 'utf8')).dependencies;
const isInstalled = Object.entries(wanted).every(([name, version]) => {
  const manifest = join(tools, 'node_modules', name, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
});
if (!isInstalled && !run('npm', ['install', '--prefix', tools, '--no-audit', '--no-fund', '--no-package-lock']))
  process.exit(1);

const checks = {
  format: () => run('biome', ['format', '.']),
  lint: () => run('oxlint', ['--type-aware', '--deny-warnings']),
  types: () => run('tsc', ['--noEmit']) && run('tsc', ['--noEmit', '-p', 'web/console']),
  'dead-code': () => run('knip', []),
};
const fix = { fix: () => run('biome', ['format', '--write', '.']) };

const [asked] = process.argv.slice(2);
const chosen = asked === undefined ? Object.keys(checks) : [asked];
for (const name of chosen) {
  const check = checks[name] ?? fix[name];
  if (check === undefined || !check()) {
    console.error(`check: ${name} failed`);
    process.exit(1);
  }
}
