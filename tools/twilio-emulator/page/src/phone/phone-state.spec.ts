import { inCall, nextState, peerOf, SWITCHED_ON, type PhoneEvent, type PhoneState } from './phone-state';

const after = (events: readonly PhoneEvent[], start = SWITCHED_ON): PhoneState =>
  events.reduce((state, event, index) => nextState(state, event, index * 1000), start);

const CLAIMED: PhoneEvent = { type: 'claimed', number: '+12025550199' };
const RING: PhoneEvent = {
  type: 'ring',
  callSid: 'CA1',
  from: '+34910000001',
  to: '+12025550199',
  verified: true,
};
const DIAL: PhoneEvent = { type: 'dial', to: '+12025550100' };
const ANSWERED: PhoneEvent = { type: 'answered', callSid: 'CA1' };

describe('phone state', () => {
  it('goes through an outgoing call', () => {
    const ringing = after([CLAIMED, DIAL, { type: 'ringing', callSid: 'CA1' }]);
    expect(ringing.call).toEqual({ kind: 'calling', to: '+12025550100', farEndRings: true });
    const talking = after([ANSWERED, { type: 'audio-up' }, { type: 'key', digit: '5' }], ringing);
    expect(talking.call).toMatchObject({
      kind: 'talking',
      peer: '+12025550100',
      audioIsUp: true,
      keysSent: '5',
    });
    const heard = nextState(talking, { type: 'digits', digits: '1w2' }, 0);
    expect(heard.call).toMatchObject({ keysHeard: '12' });
    const ended = nextState(talking, { type: 'ended', how: 'hung-up-there' }, 7400);
    expect(ended.call).toEqual({ kind: 'ended', peer: '+12025550100', how: 'hung-up-there', talkedSec: 7 });
  });

  it('goes through an incoming call', () => {
    const ringing = after([CLAIMED, RING]);
    expect(ringing.call).toEqual({ kind: 'ringing', from: '+34910000001', verified: true });
    expect(inCall(ringing)).toBe(true);
    expect(after([{ type: 'pick-up' }, ANSWERED], ringing).call).toMatchObject({
      kind: 'talking',
      peer: '+34910000001',
    });
    const missed = nextState(ringing, { type: 'ended', how: 'cancelled' }, 0);
    expect(missed.call).toEqual({ kind: 'ended', peer: '+34910000001', how: 'cancelled' });
    expect(inCall(missed)).toBe(false);
  });

  it('ends the call, once, when the line breaks, and keeps its number', () => {
    const talking = after([CLAIMED, DIAL, ANSWERED]);
    const cut = nextState(talking, { type: 'line-down' }, 5000);
    expect(cut).toMatchObject({
      online: false,
      number: '+12025550199',
      call: { kind: 'ended', how: 'line-lost' },
    });
    expect(nextState(cut, { type: 'line-down' }, 6000).call).toBe(cut.call);
  });

  it('forgets a call that was refused, and the refusal with the next event', () => {
    const refused = after([CLAIMED, DIAL, { type: 'refused', why: 'number-invalid' }]);
    expect(refused).toMatchObject({ call: { kind: 'idle' }, refused: 'number-invalid' });
    expect(nextState(refused, DIAL, 0).refused).toBeUndefined();
  });

  it('is not moved by what does not fit', () => {
    const idle = after([CLAIMED]);
    const misfits: PhoneEvent[] = [
      ANSWERED,
      { type: 'ringing', callSid: 'CA1' },
      { type: 'pick-up' },
      { type: 'audio-up' },
      { type: 'key', digit: '1' },
      { type: 'digits', digits: '1' },
      { type: 'failed', message: 'x' },
      { type: 'ended', how: 'busy' },
      { type: 'dismiss' },
    ];
    for (const event of misfits) expect(nextState(idle, event, 0).call).toEqual({ kind: 'idle' });
    const talking = after([CLAIMED, DIAL, ANSWERED]);
    for (const event of [DIAL, RING]) expect(nextState(talking, event, 0).call).toBe(talking.call);
    expect(peerOf(talking.call)).toBe('+12025550100');
  });
});
