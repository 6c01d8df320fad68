import { en } from '../i18n/en';
import { es } from '../i18n/es';
import { clockOf } from './clock';
import type { PhoneState } from './phone-state';
import { statusSentence } from './status-sentence';

const online = (call: PhoneState['call']): PhoneState => ({ online: true, number: '+12025550199', call });

describe('statusSentence', () => {
  it('says what the phone does, in both languages', () => {
    const calling = online({ kind: 'calling', to: '+12025550100', farEndRings: true });
    expect(statusSentence(calling, en)).toBe('Ringing +1 202 555 0100…');
    expect(statusSentence(calling, es)).toBe('Suena en +1 202 555 0100…');
    expect(statusSentence(online({ kind: 'ended', peer: '', how: 'busy' }), en)).toBe('The line was busy.');
    const talked = online({ kind: 'ended', peer: '', how: 'hung-up-there', talkedSec: 72 });
    expect(statusSentence(talked, es)).toBe('Han colgado al otro lado. La llamada ha durado 1:12.');
  });

  it('says why a call failed, with its code', () => {
    const failed = online({ kind: 'ended', peer: '', how: 'failed', code: 53405, message: 'No media.' });
    expect(statusSentence(failed, en)).toBe('The call failed. No media. (53405)');
  });

  it('says first what was refused', () => {
    expect(statusSentence({ ...online({ kind: 'idle' }), refused: 'number-taken' }, en)).toMatch(
      /^Another handset/,
    );
  });
});

describe('clockOf', () => {
  it.each([
    [0, '0:00'],
    [12.9, '0:12'],
    [3723, '1:02:03'],
    [-1, '0:00'],
  ])('%s s is %s', (seconds, shown) => expect(clockOf(seconds)).toBe(shown));
});
