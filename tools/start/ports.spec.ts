import { createServer, type AddressInfo, type Server } from 'node:net';
import { StartProblem, assertFree, isFree, readPorts } from './ports.mjs';

describe('readPorts', () => {
  it('takes the documented ports unless the environment says otherwise', () => {
    const { web, api, emulator } = readPorts({ PORT: '3456', WEB_PORT: ' ' });

    expect([web.port, api.port, emulator.port]).toEqual([4200, 3456, 4010]);
  });

  it.each(['0', '65536', 'http', '30.5', '-1'])('refuses PORT=%s by name', (value) => {
    expect(() => readPorts({ PORT: value })).toThrow(
      new StartProblem(`PORT must be a port from 1 to 65535; it is "${value}".`),
    );
  });

  it('refuses one port for two servers', () => {
    expect(() => readPorts({ PORT: '4200' })).toThrow(/WEB_PORT and PORT are both 4200/);
  });
});

describe('a taken port', () => {
  let server: Server;

  const listen = async (host: string): Promise<number> => {
    server = createServer().listen(0, host);
    await new Promise((resolve) => server.once('listening', resolve));
    return (server.address() as AddressInfo).port;
  };

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it.each(['127.0.0.1', '0.0.0.0'])('is noticed when the listener is on %s', async (host) => {
    expect(await isFree(await listen(host))).toBe(false);
  });

  it('gives one line with the port, who needs it and what changes it', async () => {
    const port = await listen('127.0.0.1');

    await expect(assertFree([{ service: 'the API', variable: 'PORT', port }])).rejects.toThrow(
      new StartProblem(
        `Port ${port}, which the API needs, is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
      ),
    );
  });
});
