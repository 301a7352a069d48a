import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Service } from '../support/service.ts';

const main = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));

/** The service as `npm start` runs it, in a process of its own that a test may kill. */
export type ServiceProcess = Service & {
  readonly pid: number;
  /** Ends the process with this signal and waits until it is gone; answers how it ended. */
  readonly end: (signal: NodeJS.Signals) => Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Waits until the process ends by itself. */
  readonly ended: () => Promise<{ readonly code: number | null; readonly signal: string | null }>;
};

const running = new Set<ChildProcess>();

export type Start = {
  readonly dataDir: string;
  /** 0 takes a free port; a restart takes the one it had. */
  readonly port: number;
  readonly clock?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** An open file that takes what the service logs; it is thrown away otherwise. */
  readonly log?: number;
};

/** Starts the process and waits for the line that says it is ready. */
export async function startProcess({ dataDir, port, clock, environment, log }: Start): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [main, ...(clock === undefined ? [] : ['--clock', clock])], {
    stdio: ['ignore', 'pipe', log ?? 'ignore'],
    env: { ...process.env, PORT: String(port), HUIYIN_DATA: dataDir, ...environment },
  });
  if (!child.stdout) throw new Error('the service has no output');
  running.add(child);
  const end = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  const lines = createInterface(child.stdout);
  const ready = once(lines, 'line').then(([line]) => String(line));
  const first = await Promise.race([ready, end]);
  if (typeof first !== 'string') throw new Error(`the service ended before it was ready: ${JSON.stringify(first)}`);
  const address = /http:\/\/localhost:(\d+)/.exec(first)?.[1];
  if (address === undefined) throw new Error(`no address in “${first}”`);
  return {
    port: Number(address),
    pid: child.pid ?? 0,
    end: (signal) => {
      child.kill(signal);
      return end;
    },
    ended: () => end,
  };
}

/** Ends in order whatever a test left running. */
export async function endAll(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }),
  );
}
