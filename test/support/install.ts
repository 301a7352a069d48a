import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Brings along what the tests need and npm cannot: Java for DynamoDB Local, Chromium and a Chinese font for the browser
 * tests. Where the system's package manager cannot be used it says what to install, and stops.
 */
const needs = [
  { what: 'Java 17', packages: ['openjdk-17-jre-headless'], isThere: () => runs('java', '-version') },
  { what: 'Chromium', packages: ['chromium'], isThere: () => existsSync('/usr/bin/chromium') },
  { what: 'a Chinese font', packages: ['fonts-noto-cjk'], isThere: () => existsSync('/usr/share/fonts/opentype/noto') },
] as const;

function runs(command: string, argument: string): boolean {
  return spawnSync(command, [argument], { stdio: 'ignore' }).status === 0;
}

function apt(...args: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

const missing = needs.filter((need) => !need.isThere());
if (missing.length > 0) {
  const packages = missing.flatMap((need) => need.packages);
  console.error(`The tests need ${missing.map((need) => need.what).join(', ')}; installing ${packages.join(', ')}.`);
  const isRoot = process.getuid?.() === 0;
  const done = isRoot && apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
  if (!done || missing.some((need) => !need.isThere())) {
    console.error(
      `Please install them yourself, on Debian: sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    );
    process.exit(1);
  }
}
