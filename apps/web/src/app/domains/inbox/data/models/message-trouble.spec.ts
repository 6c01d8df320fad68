import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORDED_CODES, isWordedCode, sourceOfCode, wordsOfCode } from './message-trouble';

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

  it.each([
    ['bounce', 'sendgrid', 'bounce'],
    ['bounced', 'sendgrid', 'bounce'],
    ['blocked', 'sendgrid', 'bounce'],
    ['dropped', 'sendgrid', 'dropped'],
    ['400', 'sendgrid', '400'],
    ['401', 'sendgrid', '401'],
    ['415', 'sendgrid', 'other'],
    ['190', 'meta', 'other'],
    ['80007', 'meta', 'other'],
    ['131026', 'meta', '63024'],
    ['30003', 'twilio', '30003'],
    ['messages/no-account', 'ours', 'other'],
  ])('knows whose code %s is, and its words', (code, source, words) => {
    expect([sourceOfCode(code), wordsOfCode(code)]).toEqual([source, words]);
  });

  it.each(['en', 'es'])('names no provider where it may be any: %s', (language) => {
    const { code, status } = JSON.parse(readFileSync(join(WORDS, `${language}.json`), 'utf8')) as {
      code: Record<'unknown' | 'other', object>;
      status: { uncertainHint: string };
    };
    expect(JSON.stringify([code.unknown, code.other, status.uncertainHint])).not.toMatch(
      /twilio|meta\b|sendgrid/i,
    );
  });
});
