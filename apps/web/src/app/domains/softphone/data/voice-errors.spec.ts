import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TROUBLE_KEYS, explain, isTokenFault, isTransientFault } from './voice-errors';

const WORDS = join(import.meta.dirname, '../../../../../public/i18n/softphone');
/** Troubles that stores name without a code. */
const NAMED = [
  'token-refused',
  'token-too-many',
  'server-away',
  'server-failed',
  'line-lost',
  'preflight-empty',
  'speaker-failed',
];

describe('voice errors', () => {
  it.each([
    [31401, 'microphone-refused', 'allow-microphone'],
    [31402, 'microphone-failed', 'devices'],
    [31208, 'microphone-refused', 'allow-microphone'],
    [20101, 'token-invalid', 'settings'],
    [20103, 'key-unknown', 'settings'],
    [20104, 'token-expired', 'retry'],
    [31005, 'connection-ended', 'retry'],
    [31009, 'connection-closed', 'retry'],
    [31000, 'twilio-unknown', 'retry'],
    [53405, 'media-failed', 'preflight'],
    [31404, 'not-found', 'none'],
    [31480, 'not-available', 'none'],
    [31486, 'busy', 'none'],
    [31603, 'declined', 'none'],
    [53000, 'unreachable', 'retry'],
    [13214, 'caller-id-refused', 'settings'],
  ])('puts %i into words with a next step', (code, key, action) => {
    expect(explain({ code, message: '' })).toEqual({ key, action, code });
  });

  it('names the code of what it does not know', () => {
    expect(explain({ code: 39999, message: 'new' })).toEqual({
      key: 'generic',
      action: 'retry',
      code: 39999,
    });
  });

  it('shows no code of our own', () => {
    expect(explain({ code: 1, message: '' })).toEqual({ key: 'insecure-page', action: 'none' });
  });

  it('tells apart what a fresh token may mend from what mends itself', () => {
    expect([20101, 20104, 31202, 31205].every((code) => isTokenFault({ code, message: '' }))).toBe(true);
    expect([31005, 31009, 53000].every((code) => isTransientFault({ code, message: '' }))).toBe(true);
    expect(isTokenFault({ code: 31486, message: '' }) || isTransientFault({ code: 31486, message: '' })).toBe(
      false,
    );
  });

  it.each(['en', 'es'])('has a title and a sentence for each in %s', (language) => {
    const { trouble } = JSON.parse(readFileSync(join(WORDS, `${language}.json`), 'utf8')) as {
      trouble: Record<string, { title?: string; text?: string }>;
    };
    for (const key of [...TROUBLE_KEYS, ...NAMED]) {
      expect([key, trouble[key]?.title?.length, trouble[key]?.text?.length]).toEqual([
        key,
        expect.any(Number),
        expect.any(Number),
      ]);
    }
  });
});
