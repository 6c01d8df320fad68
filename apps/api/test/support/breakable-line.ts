import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a database that can be cut, and mended. */
export interface BreakableLine {
  url: string;
  /** All connections break, and new ones are refused. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function breakableLine(target: string): Promise<BreakableLine> {
  const url = new URL(target);
  const { hostname, port: targetPort } = url;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(targetPort), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const listen = (port: number): Promise<void> =>
    new Promise((done) => server.listen(port, '127.0.0.1', () => done()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  url.port = String(port);
  return {
    url: url.href,
    cut: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: () => listen(port),
  };
}
