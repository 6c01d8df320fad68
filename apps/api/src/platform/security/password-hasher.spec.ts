import { argon2Sync } from 'node:crypto';
import { PasswordHasher } from './password-hasher';

const hasher = new PasswordHasher();
/** A hash made with costs of another time. */
function cheapHash(password: string): string {
  const salt = Buffer.from('sixteen byte salt'.slice(0, 16));
  const hash = argon2Sync('argon2id', {
    message: password,
    nonce: salt,
    memory: 64,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  });
  const [saltText, hashText] = [salt, hash].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
  return `$argon2id$v=19$m=64,t=1,p=1$${saltText}$${hashText}`;
}

describe('PasswordHasher', () => {
  it("writes Argon2id with OWASP's costs, salted", async () => {
    const [one, other] = await Promise.all([hasher.hash('secret words'), hasher.hash('secret words')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await hasher.verify('secret words', one)).toBe(true);
    expect(await hasher.verify('secret word', one)).toBe(false);
    expect(hasher.isOutdated(one)).toBe(false);
  });

  it('still reads hashes of other costs, and tells them', async () => {
    const cheap = cheapHash('secret words');
    expect(await hasher.verify('secret words', cheap)).toBe(true);
    expect(await hasher.verify('other words', cheap)).toBe(false);
    expect(hasher.isOutdated(cheap)).toBe(true);
  });

  it('takes an accent for the same however it was typed', async () => {
    expect(await hasher.verify('cafe\u0301 con leche', await hasher.hash('café con leche'))).toBe(true);
  });

  it('is never right about nobody, nor about a damaged hash', async () => {
    expect(await hasher.verify('anything', undefined)).toBe(false);
    expect(await hasher.verify('anything', '$argon2id$v=19$m=64$x')).toBe(false);
  });
});
