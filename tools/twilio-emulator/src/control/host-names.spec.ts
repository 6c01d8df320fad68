import { HostNames } from './host-names';

describe('HostNames', () => {
  const names = new HostNames(['Emulator.internal']);

  it.each([
    'localhost',
    'LOCALHOST:4010',
    '127.0.0.1:4010',
    '127.1.2.3',
    '[::1]:4010',
    '192.168.1.5:4010',
    '[fe80::1]',
    'emulator.internal:4010',
  ])('serves %s', (host) => {
    expect(names.serve(host)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example:4010',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'sub.emulator.internal',
    'emulator',
    'not a host',
  ])('does not serve %s', (host) => {
    expect(names.serve(host)).toBe(false);
  });
});
