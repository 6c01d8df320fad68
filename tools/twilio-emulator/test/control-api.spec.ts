import { request } from 'node:http';
import { Rig } from './support/rig';

describe('the control API', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  const ask = (
    path: string,
    headers: Record<string, string> = {},
    init: RequestInit = {},
  ): Promise<Response> => fetch(`${rig.emulator.url}/control${path}`, { ...init, headers });

  it('tells the demo account, the same on every machine', async () => {
    const demo = await rig.control<{ credentials: object; numbers: object[] }>('GET', '/demo-account');
    expect(demo.credentials).toEqual({
      accountSid: 'AC65b022946877141d103a4a7073427f9a',
      authToken: '7f62ba24e67c0be1ce1d00081398a95d',
      apiKeySid: 'SK821cb1a6ee16624bf4ebe82b9a2d3123',
      apiKeySecret: 'LocalEmulatorSecretb1ce5a789bb2e',
      twimlAppSid: 'APb929f9ee6d0e74de908df77d06f3d7fe',
      phoneNumber: '+12025550100',
    });
    expect(demo.numbers).toContainEqual({ phoneNumber: '+12025550111', behaviour: 'echo' });
    expect(demo.numbers).toHaveLength(8);
  });

  it('serves pages of this machine and programs, and no page from elsewhere', async () => {
    const local = await ask('/state', { origin: 'http://localhost:4200' });
    expect(local.status).toBe(200);
    expect(local.headers.get('access-control-allow-origin')).toBe('http://localhost:4200');
    expect((await ask('/state', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask('/state', { origin: 'null' })).status).toBe(403);
    expect((await ask('/state', { origin: 'http://localhost.evil.example' })).status).toBe(403);
    expect((await ask('/state')).headers.get('access-control-allow-origin')).toBeNull();
  });

  /** The status of a request that came by another name, as a browser sends it after DNS rebinding. */
  const statusFor = (
    path: string,
    headers: Record<string, string>,
    url = rig.emulator.url,
  ): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asked = request(`${url}${path}`, { headers }, (response) => {
        response.destroy();
        resolve(response.statusCode);
      });
      asked.on('upgrade', (_response, socket) => {
        socket.destroy();
        resolve(101);
      });
      asked.on('error', reject).end();
    });
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  };

  it.each(['/control/demo-account', '/control/events', '/control/state'])(
    'refuses %s by a name pointed at this machine, whoever asks',
    async (path) => {
      const host = 'rebound.example:4010';
      expect(await statusFor(path, { host })).toBe(403);
      expect(await statusFor(path, { host, 'sec-fetch-site': 'same-origin' })).toBe(403);
      expect(await statusFor(path, { host, origin: `http://${host}` })).toBe(403);
      expect(await statusFor(path, { host: 'localhost.rebound.example' })).toBe(403);
      expect(await statusFor(path, { host: 'localhost:4010', 'sec-fetch-site': 'same-origin' })).toBe(200);
      expect(await statusFor(path, { host: '192.168.1.5:4010' })).toBe(200);
    },
  );

  it('refuses the handset by a name pointed at this machine', async () => {
    const host = 'rebound.example:4010';
    expect(await statusFor('/handset', { ...upgrade, host, origin: `http://${host}` })).toBe(403);
    expect(await statusFor('/handset', { ...upgrade, host })).toBe(403);
    const localhost = 'localhost:4010';
    expect(await statusFor('/handset', { ...upgrade, host: localhost, origin: `http://${localhost}` })).toBe(
      101,
    );
  });

  it('serves the names that it was given: its host and the allowed ones', async () => {
    const named = await Rig.start({ host: 'localhost', allowedHosts: ['Emulator', 'phone.example'] });
    const ask = (path: string, headers: Record<string, string>): Promise<number | undefined> =>
      statusFor(path, headers, named.emulator.url);
    for (const host of ['emulator:4010', 'phone.example', 'localhost:4010']) {
      expect(await ask('/control/state', { host })).toBe(200);
      expect(await ask('/handset', { ...upgrade, host, origin: `http://${host}` })).toBe(101);
    }
    expect(await ask('/control/state', { host: 'sub.phone.example' })).toBe(403);
    await named.stop();
  });

  it('answers a preflight of a page of this machine', async () => {
    const preflight = await ask('/calls', { origin: 'http://127.0.0.1:4200' }, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
  });

  it('says what is wrong with a request', async () => {
    await expect(rig.outsideCall([{ do: 'dance' }])).rejects.toThrow(/400 .*script\[0\]\.do must be/);
    await expect(rig.outsideCall([], { from: 'nobody' })).rejects.toThrow(
      /400 .*from must be a phone number/,
    );
    await expect(rig.outsideCall([], { to: '+12025559999' })).rejects.toThrow(/404 .*no number of/);
    await expect(rig.control('GET', '/calls/CA0')).rejects.toThrow(/404/);
    await expect(rig.control('GET', '/nothing')).rejects.toThrow(/404 .*There is no GET \/control\/nothing/);
    await expect(rig.control('PUT', '/numbers/+12025550160', { onRing: 'explode' })).rejects.toThrow(/400/);
  });

  it('gives up waiting for a status that does not come', async () => {
    rig.app.twiml('/voice', '<Pause length="20"/>');
    await rig.setApp({ VoiceUrl: `${rig.app.url}/voice` });
    const call = await rig.outsideCall();
    await expect(rig.wait(call.sid, 'in-progress', 100)).rejects.toThrow(/408/);
    const ended = await rig.control<{ status: string }>('POST', `/calls/${call.sid}/hang-up`);
    expect(ended.status).toBe('canceled');
  });

  it('streams events from where the listener stopped', async () => {
    const all = (await (await ask('/events')).json()) as { id: number; type: string }[];
    expect(all.length).toBeGreaterThan(2);
    expect(all.map(({ id }) => id)).toEqual(all.map((_, index) => index + 1));
    const later = (await (await ask('/events?since=2')).json()) as { id: number }[];
    expect(later[0]?.id).toBe(3);

    const stopping = new AbortController();
    const headers = { accept: 'text/event-stream', 'last-event-id': String(all.length) };
    const stream = await ask('/events', headers, { signal: stopping.signal });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    const call = await rig.outsideCall();
    let text = '';
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString();
      if (text.includes(call.sid)) break;
    }
    stopping.abort();
    expect(text).toContain(`id: ${all.length + 1}\ndata: {"type":"call"`);
    await rig.control('POST', `/calls/${call.sid}/hang-up`);
  });

  it('answers what is not there, and nothing is left open when it stops', async () => {
    const other = await Rig.start();
    const missing = await fetch(`${other.emulator.url}/nowhere`);
    expect(missing.status).toBe(404);
    await other.stop();
    await expect(fetch(`${other.emulator.url}/control/state`)).rejects.toThrow();
  });
});
