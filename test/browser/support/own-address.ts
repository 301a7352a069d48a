import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freshAddress } from '../../support/service.ts';

/**
 * A way to the service from a network address of its own, for one person's browser: a service that limits what one sender
 * does must not take all the people of a test for one.
 */
export async function openOwnAddress(): Promise<{ readonly server: string; readonly close: () => void }> {
  const from = freshAddress();
  const proxy = createServer((incoming, outgoing) => {
    const { pathname, search, port } = new URL(incoming.url ?? '');
    const { method, headers } = incoming;
    const path = `${pathname}${search}`;
    const passed = request({ host: '127.0.0.1', port, localAddress: from, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.on('error', () => passed.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has an address with one
  const { port } = proxy.address() as AddressInfo;
  return {
    server: `http://127.0.0.1:${port}`,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
