import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORDED_CODES, isWordedCode } from './message-trouble';

const WORDS = join(import.meta.dirname, '../../../../../../public/i18n/inbox');

describe('WORDED_CODES', () => {
  it.each(['en', 'es'])('are the codes that have a cause and what to do: %s', (language) => {
    const { code } = JSON.parse(readFileSync(join(WORDS, `${language}.json`), 'utf8')) as {
      code: Record<string, { cause?: string; next: string }>;
    };
    const { unknown, ...worded } = code;
    expect(unknown?.next).toBeTruthy();
    expect(Object.keys(worded).sort()).toEqual([...WORDED_CODES, 'other'].sort());
    for (const { cause, next } of Object.values(worded)) expect([cause, next]).not.toContain(undefined);
  });

  it('leaves any other to the general words', () => {
    expect([isWordedCode('30003'), isWordedCode('99999')]).toEqual([true, false]);
  });
});
