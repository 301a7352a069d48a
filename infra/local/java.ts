import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Log } from './log.ts';

const run = promisify(execFile);
const versionMin = 17;
const debianPackage = 'openjdk-17-jre-headless';

/** The major version of the java program at `path`, or undefined when it does not run. */
async function majorVersion(path: string): Promise<number | undefined> {
  try {
    const { stdout, stderr } = await run(path, ['-version'], { timeout: 30_000 });
    const match = /version "(\d+)/.exec(stderr + stdout);
    return match === null ? undefined : Number(match[1]);
  } catch {
    return undefined;
  }
}

function candidates(): string[] {
  const home = process.env['JAVA_HOME'];
  const system = '/usr/lib/jvm';
  const installed = existsSync(system) ? readdirSync(system).map((name) => join(system, name, 'bin', 'java')) : [];
  return ['java', ...(home === undefined ? [] : [join(home, 'bin', 'java')]), ...installed];
}

async function search(): Promise<string | undefined> {
  for (const path of candidates()) {
    const version = await majorVersion(path);
    if (version !== undefined && version >= versionMin) return path;
  }
  return undefined;
}

/** Runs a program with its output on our stderr; rejects when it fails. */
function runVisibly(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

/**
 * The path of a java program of version 17 or later, which DynamoDB Local needs. As root on a Debian machine it is installed
 * when missing; otherwise the error says what to install.
 */
export async function findJava(log: Log): Promise<string> {
  const found = await search();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    log(`Java ${versionMin} is missing; installing ${debianPackage}`);
    await runVisibly('apt-get', ['update']);
    await runVisibly('apt-get', ['install', '-y', '--no-install-recommends', debianPackage]);
    const installed = await search();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `Java ${versionMin} or later is needed for DynamoDB Local: install it (Debian: apt-get install ${debianPackage}), or point JAVA_HOME at one`,
  );
}
