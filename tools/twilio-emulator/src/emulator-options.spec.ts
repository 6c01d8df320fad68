import { DEMO_CREDENTIALS } from './accounts/demo-account';
import { optionsFromEnvironment, resolveOptions } from './emulator-options';

describe('optionsFromEnvironment', () => {
  it('needs nothing: the demo account on this machine’s port 4010', () => {
    const resolved = resolveOptions(optionsFromEnvironment({}));
    expect(resolved).toMatchObject({
      port: 4010,
      host: '127.0.0.1',
      allowedHosts: ['127.0.0.1'],
      mediaAddress: '127.0.0.1',
    });
    expect(resolved.credentials).toEqual(DEMO_CREDENTIALS);
  });

  it('takes what is set', () => {
    const environment = {
      EMULATOR_PORT: ' 5000 ',
      EMULATOR_HOST: '192.168.1.5',
      EMULATOR_ALLOWED_HOSTS: 'emulator, phone.example,',
      EMULATOR_PHONE_NUMBER: '+4915550001111',
      EMULATOR_VOICE_URL: 'http://localhost:3000/handle_calls',
    };
    expect(resolveOptions(optionsFromEnvironment(environment))).toMatchObject({
      port: 5000,
      host: '192.168.1.5',
      allowedHosts: ['192.168.1.5', 'emulator', 'phone.example'],
      mediaAddress: '192.168.1.5',
      voiceUrl: 'http://localhost:3000/handle_calls',
      credentials: { ...DEMO_CREDENTIALS, phoneNumber: '+4915550001111' },
    });
  });

  it.each([
    ['EMULATOR_PORT', '70000'],
    ['EMULATOR_PORT', 'http'],
    ['EMULATOR_ACCOUNT_SID', 'AC1'],
    ['EMULATOR_PHONE_NUMBER', '202 555'],
    ['EMULATOR_VOICE_URL', 'localhost:3000'],
  ])('names %s when it is %s', (key, value) => {
    expect(() => optionsFromEnvironment({ [key]: value })).toThrow(new RegExp(`^${key} must`));
  });

  it('never repeats a secret in its complaint', () => {
    expect(() => optionsFromEnvironment({ EMULATOR_AUTH_TOKEN: 'hush' })).toThrow(/^((?!hush).)*$/);
  });
});
