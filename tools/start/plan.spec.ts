import { banner } from './banner.mjs';
import { planStart } from './plan.mjs';
import { readPorts } from './ports.mjs';

const plan = (environment: NodeJS.ProcessEnv): ReturnType<typeof planStart> =>
  planStart(environment, readPorts(environment));
const names = (environment: NodeJS.ProcessEnv): string[] =>
  plan(environment).services.map(({ name }) => name);
const environmentOf = (service: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  plan(environment).services.find(({ name }) => name === service)?.env ?? {};
const apiEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  environmentOf('api', environment);
const emulatorEnvironment = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  environmentOf('emulator', environment);

const ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`;

describe('planStart', () => {
  it('starts the emulator where no account is configured, and tells the API', () => {
    expect(names({})).toEqual(['emulator', 'api', 'web']);
    expect(apiEnvironment({ EMULATOR_PORT: '4999' })).toMatchObject({
      TWILIO_EMULATOR_URL: 'http://127.0.0.1:4999',
    });
  });

  it('leaves the emulator out where a Twilio account is configured, and says so without the whole SID', () => {
    const environment = { TWILIO_ACCOUNT_SID: ACCOUNT };

    expect(names(environment)).toEqual(['api', 'web']);
    expect(apiEnvironment(environment)).not.toHaveProperty('TWILIO_EMULATOR_URL');
    expect(plan(environment).twilioName).toBe('the real Twilio, account AC0123…cdef');
  });

  it('uses an emulator that runs elsewhere', () => {
    const environment = { TWILIO_EMULATOR_URL: 'http://10.0.0.5:4010', TWILIO_ACCOUNT_SID: ACCOUNT };

    expect(names(environment)).toEqual(['api', 'web']);
    expect(apiEnvironment(environment)).toMatchObject({ TWILIO_EMULATOR_URL: 'http://10.0.0.5:4010' });
    expect(plan(environment).twilioName).toContain('http://10.0.0.5:4010');
  });

  it('leaves the emulator out where told to, for people who enter their own account', () => {
    expect(names({ EMULATOR: 'off' })).toEqual(['api', 'web']);
    expect(plan({ EMULATOR: 'off' }).twilioName).toContain('the account that each person enters');
    expect(() => plan({ EMULATOR: 'no' })).toThrow('EMULATOR must be on or off, not no.');
  });

  it('lends the demo account to the API where a call flow was chosen', () => {
    expect(plan({}).lendsDemoAccount).toBe(false);
    expect(plan({ INCOMING_FLOW: 'support' }).lendsDemoAccount).toBe(true);
    // Its number asks the flow from the start.
    expect(emulatorEnvironment({ INCOMING_FLOW: 'support', PORT: '3009' })['EMULATOR_VOICE_URL']).toBe(
      'http://127.0.0.1:3009/webhooks/voice',
    );
    expect(emulatorEnvironment({})['EMULATOR_VOICE_URL']).toBeUndefined();
    expect(plan({ INCOMING_FLOW: 'support', TWILIO_ACCOUNT_SID: ACCOUNT }).lendsDemoAccount).toBe(false);
  });
});

describe('banner', () => {
  it('names the page, Twilio, the demo line and the handset in a box of even lines', () => {
    const text = banner(plan({}), {
      phoneNumber: '+15550001111',
      handsetUrl: 'http://localhost:4010/handset',
      numbers: [{ phoneNumber: '+15550002222', behaviour: 'echo' }],
    });
    const lines = text.split('\n').filter((line) => line !== '');

    expect(text).toContain('Page       http://localhost:4200');
    expect(text).toContain('the emulator on this machine (http://127.0.0.1:4010)');
    expect(text).toContain('Demo line  +15550001111, dial +15550002222 to hear yourself');
    expect(text).toContain('Handset    http://localhost:4010/handset');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });

  it('shows the one-time link while nobody owns the server', () => {
    const text = banner(plan({}), { numbers: [] }, 'http://localhost:4200/setup#code');
    expect(text).toContain('Set up     http://localhost:4200/setup#code');
    expect(banner(plan({}), { numbers: [] })).not.toContain('Set up');
  });

  it('leaves out the demo line where Twilio is real', () => {
    expect(banner(plan({ TWILIO_ACCOUNT_SID: ACCOUNT }), { numbers: [] })).not.toContain('Demo line');
  });
});
