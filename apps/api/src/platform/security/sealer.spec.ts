import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { loadConfig } from '../config/load-config';
import { Sealer } from './sealer';
import { replaceKeyFile, SEALING_KEY_FILE, SealingKeys } from './sealing-keys';

const keyText = (): string => randomBytes(32).toString('base64url');
const sealerWith = (environment: Record<string, string>): Sealer =>
  new Sealer(new SealingKeys(loadConfig(environment)));
const content = Buffer.from('forty bytes of account, token and number');

describe('Sealer', () => {
  const key = keyText();
  const sealer = sealerWith({ CENTRALITA_KEY: key });

  it('opens what it sealed, and seals never alike', () => {
    const seals = [sealer.seal('a', content), sealer.seal('a', content)];
    expect(new Set(seals).size).toBe(2);
    for (const seal of seals) expect(sealer.open('a', seal)).toEqual(content);
  });

  it('refuses another purpose, another key and other text', () => {
    const seal = sealer.seal('a', content);
    expect(sealer.open('b', seal)).toBeUndefined();
    expect(sealerWith({ CENTRALITA_KEY: keyText() }).open('a', seal)).toBeUndefined();
    for (const text of ['', 'v1', 'v1..', `v2${seal.slice(2)}`, `${seal}A`, ` ${seal}`]) {
      expect(sealer.open('a', text)).toBeUndefined();
    }
  });

  it('refuses every other character at every place', () => {
    const seal = sealer.seal('a', content);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    for (let at = 0; at < seal.length; at += 1) {
      for (const character of alphabet) {
        if (character === seal[at]) continue;
        expect(sealer.open('a', seal.slice(0, at) + character + seal.slice(at + 1))).toBeUndefined();
      }
    }
  });

  it('opens seals of the previous key, written as hex', () => {
    const former = sealerWith({ CENTRALITA_KEY: Buffer.from(key, 'base64url').toString('hex') });
    const seal = former.seal('a', content);
    const after = sealerWith({ CENTRALITA_KEY: keyText(), CENTRALITA_KEY_PREVIOUS: key });
    expect(after.open('a', seal)).toEqual(content);
  });
});

describe('SealingKeys', () => {
  it('makes the key file once, for its owner only, and takes it again', () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'centralita-')), 'data');
    const seal = sealerWith({ DATA_DIR: dataDir }).seal('a', content);
    const file = join(dataDir, SEALING_KEY_FILE);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^[\w-]{43}\n$/);
    expect(sealerWith({ DATA_DIR: dataDir }).open('a', seal)).toEqual(content);
  });

  it('does not replace a damaged key file', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'centralita-'));
    writeFileSync(join(dataDir, SEALING_KEY_FILE), 'half a ke');
    expect(() => sealerWith({ DATA_DIR: dataDir })).toThrow(/must hold 32 bytes/);
  });

  it('finds a key that was changed meanwhile, also where the clock of the machine was set back', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'centralita-'));
    const environment = { DATA_DIR: dataDir };
    const sealer = sealerWith(environment);
    replaceKeyFile(dataDir);
    const seal = sealerWith(environment).seal('a', content);
    const setBack = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
    try {
      await sleep(1_100);
      expect(sealer.open('a', seal)).toEqual(content);
    } finally {
      setBack.mockRestore();
    }
  });
});
