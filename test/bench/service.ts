import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endAll, type ServiceProcess, startProcess } from '../journey/process.ts';
import { freshDataDir } from '../support/service.ts';
import { fileComplaint } from '../support/people.ts';
import { openOrganisation, type Organisation } from '../support/sign-up.ts';
import type { Figure } from './figure.ts';
import { median, timed } from './measure.ts';

const field = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);

/** Memory in MB that is resident in this service's process tree. */
function residentMegabytes(rootPid: number): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const status = new Map(
    processes.flatMap((pid): [number, string][] => {
      try {
        return [[Number(pid), readFileSync(`/proc/${pid}/status`, 'utf8')]];
      } catch {
        return [];
      }
    }),
  );
  const tree = new Set([rootPid]);
  for (let grown = true; grown; ) {
    const before = tree.size;
    for (const [pid, text] of status) if (tree.has(field(text, 'PPid'))) tree.add(pid);
    grown = tree.size > before;
  }
  return [...tree].reduce((sum, pid) => sum + field(status.get(pid) ?? '', 'VmRSS'), 0) / 1024;
}

/** Filing a complaint through the public page, one after the other; the median in milliseconds. */
async function filingMilliseconds(service: ServiceProcess, organisation: Organisation, times: number): Promise<number> {
  const took: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const filed = await timed(() => fileComplaint(service, organisation));
    took.push(filed.seconds * 1000);
  }
  return median(took);
}

/** Starts, memory and filing of the embedded stack, measured from outside. */
export async function serviceFigures(root: string, say: (line: string) => void): Promise<Figure[]> {
  const data = freshDataDir();
  try {
    rmSync(join(root, '.build/console'), { recursive: true, force: true });
    rmSync(join(root, '.build/functions'), { recursive: true, force: true });
    say('  first start, console and functions built anew');
    const first = await timed(() => startProcess({ dataDir: data.path, port: 0 }));
    const atStart = residentMegabytes(first.value.pid);
    say('  signing an organisation up');
    const organisation = await openOrganisation(first.value, { slug: 'benchmark' });
    say('  filing 30 complaints');
    const filing = await filingMilliseconds(first.value, organisation, 30);
    const atWork = residentMegabytes(first.value.pid);
    await first.value.end('SIGTERM');
    say('  later start');
    const later = await timed(() => startProcess({ dataDir: data.path, port: 0 }));
    await later.value.end('SIGTERM');
    return [
      { what: 'first start until ready', value: first.seconds, unit: 's', budget: 60 },
      { what: 'later start until ready', value: later.seconds, unit: 's', budget: 10 },
      { what: 'resident memory after the start', value: atStart, unit: 'MB', budget: 700 },
      { what: 'resident memory after 30 complaints', value: atWork, unit: 'MB', budget: 700 },
      { what: 'form, send and receipt of one complaint, median', value: filing, unit: 'ms' },
    ];
  } finally {
    await endAll();
    data.remove();
  }
}
