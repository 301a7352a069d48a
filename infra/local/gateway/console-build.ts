import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describeError, type Log } from '../log.ts';

/** What the console is made of, from the project root. */
const sources = ['web/console', 'web/words', 'shared'];

function newestChange(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

function runVite(root: string, outDir: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const args = [vite, 'build', join(root, 'web/console'), '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  // Without it a stack that a test started would leave a development build behind.
  const env = { ...process.env, NODE_ENV: 'production' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: join(root, 'web/console'), stdio: ['ignore', 2, 2], env });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`vite ended with ${code}`))));
  });
}

/** Builds the console unless there is a build that is newer than its sources. A failing build does not stop the stack. */
export async function buildConsole(root: string, outDir: string, log: Log): Promise<void> {
  if (!existsSync(join(root, 'web/console/vite.config.ts'))) return;
  const index = join(outDir, 'index.html');
  const changed = Math.max(...sources.map((source) => newestChange(join(root, source))));
  if (existsSync(index) && statSync(index).mtimeMs > changed) return;
  log('building the console');
  try {
    await runVite(root, outDir);
  } catch (error) {
    log(`the console could not be built: ${describeError(error)}`);
  }
}
