import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DemoAccount } from '@centralita/shared-types';
import { runProgram, type Program } from './support/built-program';
import { bundle } from './support/bundle';
import { ACK, AUDIO_ACK, twimlOf } from './support/messages';
import { startApi, type RunningApi } from './support/running-api';
import { found } from './support/team';

const WORKSPACE = join(import.meta.dirname, '../../..');
const TOOL = join(WORKSPACE, 'tools/simulate/simulate.mjs');

const NOBODY =
  '<Say language="en-US">Nobody can take your call right now. Please try again later. Goodbye.</Say><Hangup/></Response>';

/** `npm run simulate` against the real server, with the emulator's account. */
describe('npm run simulate', () => {
  let emulator: Program;
  let built: ReturnType<typeof bundle>;
  let base: string;
  let api: RunningApi;
  let demo: DemoAccount;

  beforeAll(async () => {
    built = bundle('tools/twilio-emulator/src/main.ts');
    emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
    base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
    demo = (await (await fetch(`${base}/control/demo-account`)).json()) as DemoAccount;
    api = await startApi({ TWILIO_EMULATOR_URL: base, TRUSTED_PROXIES: 'loopback' });
    await found(api, { demo: true });
  });
  afterAll(async () => {
    await api.close();
    emulator.child.kill('SIGTERM');
    await emulator.ended;
    built.remove();
  });

  const simulate = async (...args: string[]) => {
    const at = ['--url', api.url, '--emulator', base];
    const program = runProgram(TOOL, process.cwd(), {}, [...at, ...args]);
    const code = await program.ended;
    return { code, ...program.output() };
  };
  /** Answer by name. */
  const answersIn = (out: string): Record<string, string> =>
    Object.fromEntries<string>(
      [...out.matchAll(/^(\w+): .*\n {2}POST \S+\n {2}(.*)$/gm)].map(
        ([, name = '', answer = '']): [string, string] => [name, answer],
      ),
    );

  it('npm run call: somebody calls by a script, and what they hear is shown', async () => {
    const script = join(WORKSPACE, 'tools/call/scripts/press-one.txt');
    const tool = join(WORKSPACE, 'tools/call/call.mjs');
    const program = runProgram(tool, process.cwd(), {}, ['--emulator', base, script]);
    const code = await program.ended;
    const { out, error } = program.output();
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^\+12025550177 calls \+12025550100 \(CA[0-9a-f]{32}\)\n/);
    expect(out).toMatch(/<Say> “.+”/);
    expect(out).toMatch(/The call is over: completed\.\n$/);
  });

  it('npm run call: says which step failed, with Twilio’s code and what it means', async () => {
    const answers: Record<string, [status: number, type: string, body: string]> = {
      '/webhooks/voice/menu/start': [200, 'text/xml', '<Response><Redirect>chosen</Redirect></Response>'],
      '/webhooks/voice/menu/chosen': [500, 'text/plain', 'no database'],
      '/bad-xml': [200, 'text/xml', '<Response><Say>Hi</Response>'],
    };
    const flows = createServer(({ url = '' }, response) => {
      const [status, type, body] = answers[url] ?? [404, 'text/plain', ''];
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    await new Promise<void>((listening) => flows.listen(0, '127.0.0.1', listening));
    const at = `http://127.0.0.1:${(flows.address() as AddressInfo).port}`;
    const { accountSid, authToken, twimlAppSid } = demo.credentials;
    const app = `${base}/2010-04-01/Accounts/${accountSid}/Applications/${twimlAppSid}.json`;
    const headers = { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
    const { voice_url: before } = (await (await fetch(app, { headers })).json()) as { voice_url: string };
    const setUrl = async (VoiceUrl: string): Promise<void> => {
      const answer = await fetch(app, { method: 'POST', headers, body: new URLSearchParams({ VoiceUrl }) });
      expect(answer.status).toBe(200);
    };
    const callAt = async (url: string) => {
      await setUrl(url);
      const script = join(WORKSPACE, 'tools/call/scripts/say-nothing.txt');
      const program = runProgram(join(WORKSPACE, 'tools/call/call.mjs'), process.cwd(), {}, [
        ...['--emulator', base, script],
      ]);
      const code = await program.ended;
      return { code, ...program.output() };
    };
    const broken = await callAt(`${at}/webhooks/voice/menu/start`);
    expect(broken).toMatchObject({ code: 1, error: '' });
    expect(broken.out.match(/FAILED.*\n.*/g)).toEqual([
      expect.stringMatching(
        /^FAILED at menu\/chosen: 11200 the server answered 500: no database\n.*Its reason is in the log .*errors\/11200$/,
      ),
    ]);
    expect(broken.out).toMatch(/The call is over: completed\.\nFailed: menu\/chosen\.\n$/);
    const unread = await callAt(`${at}/bad-xml`);
    expect(unread.out).toMatch(/FAILED at \/bad-xml: 12100 .+\n.*no valid TwiML.*\/12100\n/);
    flows.close();
    flows.closeAllConnections();
    const gone = await callAt(`${at}/webhooks/voice/menu/start`);
    expect(gone.out).toMatch(/FAILED at menu\/start: 11205 .+\n.*No answer came in time/);
    expect([unread.code, gone.code]).toEqual([1, 1]);
    await setUrl(before);
  });

  it('shows what follows, and what was not taken', async () => {
    const sms = await simulate('sms', '--from', '+12025550199');
    expect(sms.out).toMatch(/then, to \+12025550199: \S/);
    const { accountSid, phoneNumber } = demo.credentials;
    const wrong = await simulate(
      'text',
      '--account',
      accountSid,
      '--token',
      'f'.repeat(32),
      '--number',
      phoneNumber,
    );
    expect(wrong.out).toContain('  403 ');
    expect(wrong.out).toContain('1 of 1 were not taken.');
    expect(wrong.code).toBe(1);
    const unknown = await simulate('fax');
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.error).toContain('There is no fax to simulate.');
  });

  it('sends every body signed, and each gets its exact answer', async () => {
    const { code, out, error } = await simulate('--no-wait', 'all');
    expect(error).toBe('');
    const answers = answersIn(out);
    const spoken = `200 <?xml version="1.0" encoding="UTF-8"?><Response>`;
    expect(answers).toEqual({
      voice: `${spoken}${NOBODY}`,
      speech: expect.stringContaining(spoken),
      fallback: expect.stringContaining(spoken),
      status: '204',
      voip: `${spoken}${NOBODY}`,
      text: `200 ${twimlOf(ACK)}`,
      question: `200 ${twimlOf(ACK)}`,
      audio: `200 ${twimlOf(AUDIO_ACK)}`,
      french: `200 ${twimlOf(ACK)}`,
      whatsapp: `200 ${twimlOf(ACK)}`,
      receive: `200 ${twimlOf(ACK)}`,
      delivered: '204',
      sms: `200 ${twimlOf(ACK)}`,
      email: '204',
    });
    expect(code).toBe(0);
  });
});
