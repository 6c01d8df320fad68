import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { loadConfig } from '../../platform/config/load-config';
import { Sealer } from '../../platform/security/sealer';
import { SealingKeys } from '../../platform/security/sealing-keys';
import { AccountSeal } from './account-seal';

const account = {
  accountSid: `AC${'0f'.repeat(16)}`,
  authToken: 'a1'.repeat(16),
  phoneNumber: '+123456789012345',
};

describe('AccountSeal', () => {
  const sealer = new Sealer(
    new SealingKeys(loadConfig({ CENTRALITA_KEY: randomBytes(32).toString('base64url') })),
  );
  const accountSeal = new AccountSeal(sealer);

  it('opens to the same account', () => {
    expect(accountSeal.open(accountSeal.seal(account))).toEqual(account);
  });

  it('is short, and safe in a URL as it stands', () => {
    const seal = accountSeal.seal(account);
    expect(seal).toMatch(/^v1\.[\w-]{8}\.[\w-]+$/);
    expect(seal.length).toBeLessThanOrEqual(120);
    expect(encodeURIComponent(seal)).toBe(seal);
  });

  it('keeps what it has opened for a minute, and nothing that did not open', () => {
    const open = jest.spyOn(sealer, 'open');
    const seal = accountSeal.seal(account);
    for (let times = 0; times < 3; times += 1) expect(accountSeal.open(seal)).toEqual(account);
    expect(open).toHaveBeenCalledTimes(1);
    const touched = seal.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (let times = 0; times < 2; times += 1) expect(accountSeal.open(touched)).toBeUndefined();
    expect(open).toHaveBeenCalledTimes(3);
    open.mockRestore();
  });

  it('does not open a seal made for another purpose', () => {
    expect(accountSeal.open(sealer.seal('something else', Buffer.alloc(40)))).toBeUndefined();
  });
});
