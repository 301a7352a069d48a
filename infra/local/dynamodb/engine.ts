import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { region } from '../names.ts';
import type { Log } from '../log.ts';
import { freePort, jarFolder } from './jar.ts';

export type EngineAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Amazon's DynamoDB Local, running as a child process on its own random port. */
export type DynamoEngine = {
  /** Passes one request of the JSON protocol on; `target` is the value of `x-amz-target`. */
  readonly call: (target: string, body: Buffer) => Promise<EngineAnswer>;
  /** Ends the process and waits until it is gone. */
  readonly stop: () => Promise<void>;
};

/** After a kill -9 of its parent the old engine may need a second to end; two engines on one database must not meet. */
async function waitForPredecessor(pidFile: string, dbPath: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = readFileSync(pidFile, 'utf8').trim();
  const isOurs = (): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dbPath);
    } catch {
      return false;
    }
  };
  for (let waited = 0; isOurs(); waited += 50) {
    if (waited === 2000) process.kill(Number(pid), 'SIGTERM');
    if (waited > 20_000) throw new Error(`an earlier DynamoDB Local (process ${pid}) does not end`);
    await delay(50);
  }
  rmSync(pidFile, { force: true });
}

const setprivPath = '/usr/bin/setpriv';

function start(java: string, dbPath: string, port: number): ChildProcess {
  const folder = jarFolder();
  const javaArgs = [
    '-Xmx256m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(folder, 'DynamoDBLocal.jar'),
    '-port',
    String(port),
    '-dbPath',
    dbPath,
    '-disableTelemetry',
  ];
  const [command, args] = existsSync(setprivPath)
    ? [setprivPath, ['--pdeathsig', 'TERM', java, ...javaArgs]]
    : [java, javaArgs];
  // In a process group of its own, so that Ctrl-C reaches us first and the engine is stopped last.
  return spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
}

/**
 * Starts DynamoDB Local on the database of this installation and waits until it answers. The engine keeps one database per
 * access key and listens on every interface; it is called with the random key of the installation only, so that whoever
 * reaches the port from elsewhere finds an empty database.
 */
export async function startEngine(options: {
  readonly java: string;
  readonly dataDir: string;
  readonly accessKeyId: string;
  readonly log: Log;
}): Promise<DynamoEngine> {
  const dbPath = join(options.dataDir, 'dynamodb');
  mkdirSync(dbPath, { recursive: true, mode: 0o700 });
  const pidFile = join(options.dataDir, 'dynamodb.pid');
  await waitForPredecessor(pidFile, dbPath);
  const port = await freePort();
  const child = start(options.java, dbPath, port);
  if (child.pid !== undefined) writeFileSync(pidFile, String(child.pid));
  let ended = false;
  let stopping = false;
  let trouble = '';
  child.stderr?.on('data', (chunk) => {
    trouble = `${trouble}${String(chunk)}`.slice(-2000);
  });
  const exit = new Promise<void>((resolve) => {
    const end = (reason: string): void => {
      ended = true;
      if (!stopping) options.log(`DynamoDB Local ended (${reason}) ${trouble}`);
      resolve();
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(String(code ?? signal)));
  });
  const call = caller(port, options.accessKeyId);
  const stop = async (): Promise<void> => {
    stopping = true;
    child.kill('SIGTERM');
    await exit;
    rmSync(pidFile, { force: true });
  };
  for (let waited = 0; ; waited += 50) {
    const answer = await call('DynamoDB_20120810.ListTables', Buffer.from('{}')).catch(() => undefined);
    if (answer?.status === 200) return { call, stop };
    if (ended) throw new Error(`DynamoDB Local did not start: ${trouble}`);
    if (waited > 60_000) {
      await stop();
      throw new Error(`DynamoDB Local does not answer: ${trouble}`);
    }
    await delay(50);
  }
}

function caller(port: number, accessKeyId: string): DynamoEngine['call'] {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`;
  return (target, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': String(body.length),
        'x-amz-target': target,
        authorization,
      };
      const outgoing = httpRequest(
        { host: '127.0.0.1', port, method: 'POST', path: '/', headers, agent },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () =>
            resolve({ status: incoming.statusCode ?? 500, headers: incoming.headers, body: Buffer.concat(chunks) }),
          );
          incoming.on('error', reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
}
