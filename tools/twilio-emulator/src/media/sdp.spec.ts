import { withEventsOfClock } from './sdp';

/** As Chromium offers them. */
const OFFER = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 0 110 126',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:110 telephone-event/48000',
  'a=fmtp:110 0-15',
  'a=rtpmap:126 telephone-event/8000',
  '',
].join('\r\n');

describe('withEventsOfClock', () => {
  it('leaves the keypad events that keep the time of the audio', () => {
    expect(withEventsOfClock(OFFER, 8000).split('\r\n')).toEqual([
      'v=0',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111 0 126',
      'a=rtpmap:111 opus/48000/2',
      'a=rtpmap:0 PCMU/8000',
      'a=rtpmap:126 telephone-event/8000',
      '',
    ]);
  });

  it('changes nothing where there are no others', () => {
    const plain = OFFER.replace(' 110', '').replace(/a=(rtpmap|fmtp):110.*\r\n/g, '');
    expect(withEventsOfClock(plain, 8000)).toBe(plain);
  });
});
