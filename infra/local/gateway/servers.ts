import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Answers one request. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** The listening side of the gateway. It answers 503 until it is told who handles requests. */
export type GatewayServers = {
  readonly port: number;
  readonly handleWith: (handle: Handle) => void;
  readonly stop: () => Promise<void>;
};

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });

const answerStarting: Handle = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' });
  response.end('starting');
};

const portTaken = (port: number, cause: unknown): Error =>
  new Error(`port ${port} is in use; choose another one with PORT`, { cause });

/** Listens on both loopback addresses, because browsers resolve `localhost` to either. Port 0 takes a free one. */
export async function listenGateway(wanted: number): Promise<GatewayServers> {
  let handle = answerStarting;
  const make = (): Server => createServer((request, response) => handle(request, response));
  for (;;) {
    const four = make();
    const six = make();
    let port: number;
    try {
      port = await listen(four, '127.0.0.1', wanted);
    } catch (error) {
      if (codeOf(error) === 'EADDRINUSE') throw portTaken(wanted, error);
      throw error;
    }
    const servers = [four];
    try {
      await listen(six, '::1', port);
      servers.push(six);
    } catch (error) {
      if (codeOf(error) === 'EADDRINUSE') {
        await close(four);
        if (wanted === 0) continue;
        throw portTaken(wanted, error);
      }
    }
    return {
      port,
      handleWith: (next) => {
        handle = next;
      },
      stop: async () => {
        await Promise.all(servers.map(close));
      },
    };
  }
}
