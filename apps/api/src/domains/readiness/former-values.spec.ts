import { formerOf } from './former-values';
import type { FormerLine } from './former-lines';
import type { NumberLine, VoiceLine } from './ports/account-lines';
import { wantedOf } from './wanted-lines';

const BASE = 'https://phone.example.com';
const APPLICATION = 'AP1';
const ABILITIES = { hasVoice: true, hasMessages: true };

const voiceAt = (url: string): VoiceLine => ({
  voiceUrl: url,
  voiceMethod: 'GET',
  voiceFallbackUrl: '',
  voiceFallbackMethod: 'POST',
  statusCallback: '',
  statusCallbackMethod: 'POST',
});
const elsewhere = (host: string): NumberLine => ({
  ...voiceAt(`https://${host}/voice?key=secret`),
  voiceApplicationSid: '',
  trunkSid: '',
  smsApplicationSid: '',
  smsUrl: `https://${host}/sms`,
  smsMethod: 'GET',
  smsFallbackUrl: '',
  smsFallbackMethod: 'POST',
});
/** What a number is set to after it was led to a server at that address. */
const led = (line: NumberLine, base: string, application?: string): NumberLine => ({
  ...line,
  ...wantedOf(ABILITIES, application, base).number,
});

function keptOf(line: NumberLine, kept?: FormerLine, base = BASE): FormerLine {
  const number = { sid: 'PN1', phoneNumber: '+12025550100', name: '', ...ABILITIES, line };
  const wanted = wantedOf(number, undefined, base);
  return formerOf({ number, application: undefined, wanted }, undefined, kept, base);
}
function keptWith(line: NumberLine, application: VoiceLine, kept?: FormerLine): FormerLine {
  const number = { sid: 'PN1', phoneNumber: '+12025550100', name: '', ...ABILITIES, line };
  const wanted = wantedOf(number, APPLICATION, BASE);
  return formerOf({ number, application, wanted }, APPLICATION, kept, BASE);
}

describe('what is kept of a number before it is led here', () => {
  const old = elsewhere('pbx.example.com');

  it('are the addresses of others, with their methods', () => {
    const { number } = keptOf(old);
    expect(number).toMatchObject({ voiceUrl: old.voiceUrl, voiceMethod: 'GET', smsUrl: old.smsUrl });
  });

  it('is nothing where all is ours', () => {
    expect(keptOf(led(old, BASE))).toEqual({ number: {} });
  });

  it('stays, at whichever step an attempt ended', () => {
    const first = keptWith(old, voiceAt('https://pbx.example.com/app'));
    expect(first.application?.line.voiceUrl).toBe('https://pbx.example.com/app');
    const ours = wantedOf(ABILITIES, APPLICATION, BASE).application ?? voiceAt('');
    expect(keptWith(old, ours, first)).toEqual(first);
    expect(keptWith(led(old, BASE, APPLICATION), ours, first)).toEqual(first);
  });

  it('stays when the address of this server changes', () => {
    const first = keptOf(old, undefined, 'https://one.tunnel.example');
    const now = led(old, 'https://one.tunnel.example');
    expect(keptOf(now, first, 'https://two.tunnel.example')).toEqual(first);
  });

  it('is what was in force last, where somebody led the number to others again', () => {
    const later = elsewhere('other.example.com');
    expect(keptOf(later, keptOf(old))).toEqual(keptOf(later));
  });

  it('is the trunk or the application that answered last, and neither where the number itself did', () => {
    const onTrunk = { ...old, trunkSid: 'TK1' };
    const kept = keptOf(onTrunk);
    expect(kept.number).toMatchObject({ trunkSid: 'TK1', voiceApplicationSid: '' });
    expect(keptOf(led(onTrunk, BASE), kept)).toEqual(kept);
    const byApplication = { ...led(onTrunk, BASE), voiceApplicationSid: 'AP9' };
    expect(keptOf(byApplication, kept).number).toMatchObject({ trunkSid: '', voiceApplicationSid: 'AP9' });
    expect(keptOf(old, kept).number).toMatchObject({ trunkSid: '', voiceUrl: old.voiceUrl });
  });

  it('is another server of this kind too, where nothing was kept', () => {
    const other = led(old, 'https://their-phone.example.com');
    expect(keptOf(other).number).toMatchObject({ voiceUrl: other.voiceUrl, smsUrl: other.smsUrl });
  });
});
