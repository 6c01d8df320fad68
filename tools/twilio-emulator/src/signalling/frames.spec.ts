import { formatParams, parseClientFrame, serverFrame } from './frames';

const frame = (type: unknown, payload?: unknown): string => JSON.stringify({ type, payload, version: '1.6' });

describe('signalling frames', () => {
  it('reads what the Voice SDK sends', () => {
    expect(parseClientFrame(frame('listen', { token: 't', reconnectTimeout: 30, browserinfo: {} }))).toEqual({
      type: 'listen',
      token: 't',
      reconnectTimeoutSec: 30,
    });
    expect(parseClientFrame(frame('register', { media: { audio: true } }))).toEqual({
      type: 'register',
      audio: true,
    });
    expect(parseClientFrame(frame('register', { media: { audio: false } }))).toEqual({
      type: 'register',
      audio: false,
    });
    expect(
      parseClientFrame(
        frame('invite', { callsid: 'TJS1', sdp: 's', twilio: { params: 'To=%2B1555&a%26b=c%3Dd%20e&flag' } }),
      ),
    ).toEqual({
      type: 'invite',
      callsid: 'TJS1',
      sdp: 's',
      params: { To: '+1555', 'a&b': 'c=d e', flag: '' },
    });
    expect(
      parseClientFrame(frame('invite', { callsid: 'CA1', sdp: 's', reconnect: 'r', twilio: {} })),
    ).toEqual({
      type: 'invite',
      callsid: 'CA1',
      sdp: 's',
      params: {},
      reconnect: 'r',
    });
    expect(parseClientFrame(frame('dtmf', { callsid: 'CA1', dtmf: '1w2' }))).toEqual({
      type: 'dtmf',
      callsid: 'CA1',
      dtmf: '1w2',
    });
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '[1]'],
    ['null', 'null'],
    ['no type', frame(7)],
    ['an unknown type', frame('dance', {})],
    ['an invite without SDP', frame('invite', { callsid: 'a' })],
    ['an answer without call', frame('answer', { sdp: 's' })],
    ['a hang-up without call', frame('hangup')],
    ['a reject of nothing', frame('reject', { callsid: 5 })],
  ])('ignores %s', (_what, text) => expect(parseClientFrame(text)).toBeUndefined());

  it('survives broken percent signs and names of object internals', () => {
    const invite = parseClientFrame(
      frame('invite', { callsid: 'a', sdp: 's', twilio: { params: 'x=%E0%A4&__proto__=p&constructor=c' } }),
    );
    expect(invite).toMatchObject({ params: { x: '%E0%A4', constructor: 'c' } });
    expect(({} as Record<string, unknown>)['p']).toBeUndefined();
  });

  it('writes custom parameters with encoded values and plain keys', () => {
    expect(formatParams({ topic: 'a b&c=d', n: '7' })).toBe('topic=a%20b%26c%3Dd&n=7');
  });

  it('writes frames as the SDK reads them', () => {
    expect(JSON.parse(serverFrame('cancel', { callsid: 'CA1' }))).toEqual({
      type: 'cancel',
      version: '1.6',
      payload: { callsid: 'CA1' },
    });
  });
});
