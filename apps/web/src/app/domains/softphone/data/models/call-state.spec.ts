import { newCallState, nextCallState, type CallState, type CallStep } from './call-state';

describe('call state', () => {
  const play = (direction: 'outgoing' | 'incoming', ...steps: CallStep[]): CallState =>
    steps.reduce(
      (state, step, index) => nextCallState(state, step, (index + 1) * 1000),
      newCallState(direction, 0),
    );

  it.each<[string, 'outgoing' | 'incoming', CallStep[], string]>([
    ['an outgoing call begins', 'outgoing', [], 'calling'],
    ['rings', 'outgoing', [{ type: 'ringing' }], 'ringing'],
    ['is answered', 'outgoing', [{ type: 'ringing' }, { type: 'accepted' }], 'live'],
    ['an incoming call begins', 'incoming', [], 'incoming'],
    ['is being answered', 'incoming', [{ type: 'answering' }], 'answering'],
    ['loses the connection', 'outgoing', [{ type: 'accepted' }, { type: 'reconnecting' }], 'reconnecting'],
    [
      'gets it back',
      'outgoing',
      [{ type: 'accepted' }, { type: 'reconnecting' }, { type: 'reconnected' }],
      'live',
    ],
    [
      'does not reconnect before it is live',
      'outgoing',
      [{ type: 'ringing' }, { type: 'reconnecting' }],
      'ringing',
    ],
    ['does not go back to ringing', 'outgoing', [{ type: 'accepted' }, { type: 'ringing' }], 'live'],
  ])('%s', (_, direction, steps, phase) => {
    expect(play(direction, ...steps).phase).toBe(phase);
  });

  it('counts from the first moment of talking, not from a reconnection', () => {
    const state = play('outgoing', { type: 'accepted' }, { type: 'reconnecting' }, { type: 'accepted' });
    expect(state.liveAt).toBe(1000);
  });

  it('never changes once it is over', () => {
    const over = play('outgoing', { type: 'accepted' }, { type: 'ended', reason: 'hung-up-there' });
    expect(over).toMatchObject({ phase: 'ended', endedAt: 2000, end: { reason: 'hung-up-there' } });
    const late: CallStep[] = [
      { type: 'accepted' },
      { type: 'ringing' },
      { type: 'muted', muted: true },
      { type: 'digits', digits: '1' },
      { type: 'ended', reason: 'failed' },
    ];
    for (const step of late) expect(nextCallState(over, step, 9000)).toBe(over);
  });

  it('keeps each warning once and drops it when it is cleared', () => {
    const warning = 'network-slow' as const;
    const warned = play(
      'outgoing',
      { type: 'accepted' },
      { type: 'warning', warning },
      { type: 'warning', warning },
    );
    expect(warned.warnings).toEqual(['network-slow']);
    expect(nextCallState(warned, { type: 'warning-cleared', warning }, 1).warnings).toEqual([]);
  });

  it('does not call a muted microphone silent', () => {
    const silent = play('outgoing', { type: 'accepted' }, { type: 'warning', warning: 'microphone-silent' });
    expect(nextCallState(silent, { type: 'muted', muted: true }, 1)).toMatchObject({
      muted: true,
      warnings: [],
    });
  });
});
