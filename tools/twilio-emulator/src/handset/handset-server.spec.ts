import { setTimeout as sleep } from 'node:timers/promises';
import { FIRST_NUMBER } from '../world/handset-numbers';
import { TestExchange } from './testing/test-exchange';
import { TestPage } from './testing/test-page';

describe('handset server', () => {
  const exchange = new TestExchange('.');
  const { engine } = exchange;
  const pages: TestPage[] = [];

  const page = async (number?: string): Promise<TestPage> => {
    const opened = await TestPage.withNumber(exchange.url, number);
    pages.push(opened);
    return opened;
  };
  const told = async (what: string): Promise<void> => {
    const deadline = Date.now() + 5000;
    while (!engine.told.includes(what)) {
      if (Date.now() > deadline) throw new Error(`never told “${what}”, but ${JSON.stringify(engine.told)}`);
      await sleep(10);
    }
  };

  beforeAll(() => exchange.start());
  afterEach(async () => {
    for (const open of pages.splice(0)) await open.close();
    engine.told.splice(0);
    await sleep(20);
  });
  afterAll(() => exchange.stop());

  it('gives out the default numbers in order, and a free one again', async () => {
    const first = await page();
    const second = await page();
    const third = await page();
    expect([first.number, second.number, third.number]).toEqual([
      FIRST_NUMBER,
      '+12025550190',
      '+12025550191',
    ]);
    await second.close();
    await sleep(20);
    expect((await page()).number).toBe('+12025550190');
  });

  it('says so when all ten are in use', async () => {
    for (let i = 0; i < 10; i++) await page();
    const eleventh = await TestPage.open(exchange.url);
    pages.push(eleventh);
    eleventh.say({ type: 'claim' });
    expect(await eleventh.hears('refused')).toEqual({ type: 'refused', why: 'no-number-free' });
  });

  it('gives a wished number, another where it is taken, and refuses an exact one', async () => {
    const madrid = await page('+34910000001');
    expect(madrid.number).toBe('+34910000001');
    const second = await page('+34910000001');
    expect(second.number).toBe(FIRST_NUMBER);
    for (const [number, why] of [
      ['+34910000001', 'number-taken'],
      ['+12025550111', 'number-reserved'],
      ['12', 'number-invalid'],
    ] as const) {
      second.say({ type: 'claim', number, exact: true });
      expect(await second.hears('refused')).toEqual({ type: 'refused', why });
    }
    expect(second.number).toBe(FIRST_NUMBER);
    second.say({ type: 'claim', number: '+34910000002', exact: true });
    await sleep(50);
    expect(second.number).toBe('+34910000002');
    expect(exchange.directory.find(FIRST_NUMBER)).toBeUndefined();
  });

  it('carries a call from dialling to hanging up', async () => {
    const caller = await page();
    const called = await page();
    await caller.calls(called.number);
    await caller.hears('media');
    const { callSid } = await caller.hears('ringing');
    expect(await called.hears('ring')).toEqual({
      type: 'ring',
      callSid,
      from: caller.number,
      to: called.number,
      verified: false,
    });
    expect(engine.requests.at(-1)).toMatchObject({ from: caller.number, to: called.number, parameters: {} });
    await sleep(300);
    expect(engine.told).toEqual([]); // the caller's audio is up, but the engine hears of it with the answer

    await called.answers();
    await called.hears('answered');
    expect(await caller.hears('answered')).toEqual({ type: 'answered', callSid });
    await told('caller media');
    await told('called media');

    caller.say({ type: 'digit', digit: '5' });
    expect(await called.hears('digits')).toEqual({ type: 'digits', digits: '5' });

    called.say({ type: 'hang-up' });
    expect(await called.hears('ended')).toEqual({ type: 'ended', how: 'hung-up-here' });
    expect(await caller.hears('ended')).toEqual({ type: 'ended', how: 'hung-up-there' });
    expect(engine.told.filter((line) => line.includes('ended'))).toEqual(['called ended hung-up']);
  });

  it('rejects, cancels, is busy, and reaches nobody', async () => {
    const caller = await page();
    const called = await page();
    await caller.calls(called.number);
    await called.hears('ring');
    called.say({ type: 'reject' });
    expect(await called.hears('ended')).toEqual({ type: 'ended', how: 'rejected-here' });
    expect(await caller.hears('ended')).toMatchObject({ how: 'declined', code: 31603 });

    await caller.calls(called.number);
    await called.hears('ring');
    const third = await page();
    await third.calls(called.number);
    expect(await third.hears('ended')).toMatchObject({ how: 'busy', code: 31486 });
    caller.say({ type: 'hang-up' });
    expect(await called.hears('ended')).toEqual({ type: 'ended', how: 'cancelled' });
    expect(await caller.hears('ended')).toEqual({ type: 'ended', how: 'hung-up-here' });

    await caller.calls('+34910000099');
    expect(await caller.hears('ended')).toMatchObject({ how: 'unreachable', code: 31404 });
  });

  it('ends the call of a page that is closed, and frees its line', async () => {
    const caller = await page();
    const called = await page();
    await caller.calls(called.number);
    await called.hears('ring');
    await called.answers();
    await caller.hears('answered');
    await caller.close();
    expect(await called.hears('ended')).toEqual({ type: 'ended', how: 'hung-up-there' });
    expect(exchange.directory.find(caller.number)).toBeUndefined();
  });

  it('fails a call whose offer is no SDP, and stays usable', async () => {
    const caller = await page();
    const called = await page();
    caller.say({ type: 'call', to: called.number, sdp: 'v=nonsense' });
    expect(await caller.hears('ended')).toMatchObject({ how: 'failed', code: 53405 });
    await caller.calls(called.number);
    await called.hears('ring');
  });

  it('refuses a second call, a call without a number, and what is no message', async () => {
    const caller = await page();
    const called = await page();
    await caller.calls(called.number);
    await caller.hears('ringing');
    await caller.calls(called.number);
    expect(await caller.hears('refused')).toEqual({ type: 'refused', why: 'already-in-call' });
    await called.calls('12');
    expect(await called.hears('refused')).toEqual({ type: 'refused', why: 'already-in-call' });

    const unnamed = await TestPage.open(exchange.url);
    pages.push(unnamed);
    await unnamed.calls(called.number);
    expect(await unnamed.hears('refused')).toEqual({ type: 'refused', why: 'protocol' });
    for (const frame of ['', '{', '[]', 'null', '{"type":"call"}', '{"type":"digit","digit":"12"}']) {
      unnamed.socket.send(frame);
      expect(await unnamed.hears('refused')).toEqual({ type: 'refused', why: 'protocol' });
    }
  });

  it('turns away a page of another web site', async () => {
    await expect(TestPage.open(exchange.url, { origin: 'https://evil.example' })).rejects.toThrow('403');
    pages.push(await TestPage.open(exchange.url, { origin: exchange.url }));
  });
});
