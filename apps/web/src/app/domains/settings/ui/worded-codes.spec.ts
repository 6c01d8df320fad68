import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORDED_CODES } from './worded-codes';

const WORDS = join(import.meta.dirname, '../../../../../public/i18n/settings');

describe('WORDED_CODES', () => {
  it.each(['en', 'es'])('are the codes that have words: %s', (language) => {
    const { code } = JSON.parse(readFileSync(join(WORDS, `${language}.json`), 'utf8')) as { code: object };
    expect(Object.keys(code).sort()).toEqual([...WORDED_CODES].sort());
  });
});
