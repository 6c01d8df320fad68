import { EventEmitter } from 'node:events';
import type { VoiceCallEvent } from './models/voice-events';
import { TwilioCall } from './twilio-call';

class SdkCallDouble extends EventEmitter {
  parameters: Record<string, string> = { From: 'client:34600111222', CallSid: 'CA1' };
  customParameters = new Map<string, string>();
  callerInfo: { isVerified: boolean } | null = null;
  state = 'pending';
  /** Given by the network when the call is answered: with it the SDK takes the call up again after a drop. */
  connectToken: string | undefined;
  disconnects = 0;
  accept = (): void => void (this.state = 'connecting');
  reject = (): void => this.close('reject');
  mute = (): void => undefined;
  sendDigits = (): void => undefined;
  status = (): string => this.state;

  disconnect = (): void => {
    this.disconnects++;
    this.close('disconnect');
  };

  close(event: string): void {
    if (this.state === 'closed') return;
    this.state = 'closed';
    this.emit(event);
  }

  open(): void {
    this.state = 'open';
    this.connectToken = 'again';
    this.emit('accept');
  }

  /** As the SDK's `_onTransportClose`: without a token it forgets the call and tells nothing more. */
  drop(): void {
    this.emit('transportClose');
    this.state = this.connectToken === undefined ? 'closed' : 'reconnecting';
    if (this.connectToken !== undefined) this.emit('reconnecting');
  }
}

describe('TwilioCall', () => {
  const told: VoiceCallEvent[] = [];
  const start = (direction: 'outgoing' | 'incoming') => {
    const sdk = new SdkCallDouble();
    const call = new TwilioCall(sdk, {
      direction,
      constraints: () => ({ audio: true }),
      ...(direction === 'outgoing' ? { remote: '+15550002222' } : {}),
    });
    told.length = 0;
    call.listen((event) => told.push(event));
    return { sdk, call };
  };
  const refusal = { code: 31486, message: 'busy' };

  it('knows the call that it is a leg of, where the flow says it', () => {
    const sdk = new SdkCallDouble();
    sdk.customParameters.set('parentCallSid', 'CA2');
    const call = new TwilioCall(sdk, { direction: 'incoming', constraints: () => ({ audio: true }) });
    expect([call.parentSid, start('incoming').call.parentSid]).toEqual(['CA2', undefined]);
  });

  it('tells who calls, without the scheme', () => {
    expect(start('incoming').call.remote).toBe('34600111222');
    expect(start('outgoing').call.remote).toBe('+15550002222');
  });

  it('takes an error just before the disconnect as its reason (the network refuses)', async () => {
    const { sdk } = start('outgoing');
    sdk.emit('error', refusal);
    sdk.close('disconnect');
    await Promise.resolve();
    expect(told).toEqual([{ type: 'ended', reason: 'busy' }]);
  });

  it('takes an error just after the disconnect as its reason (the microphone is refused)', async () => {
    const { sdk } = start('outgoing');
    sdk.close('disconnect');
    sdk.emit('error', { code: 31401, message: 'denied' });
    await Promise.resolve();
    expect(told).toEqual([{ type: 'ended', reason: 'failed', fault: { code: 31401, message: 'denied' } }]);
  });

  it('ends a call that a set-up error leaves half open', async () => {
    const { sdk } = start('outgoing');
    sdk.state = 'connecting';
    sdk.emit('error', { code: 53400, message: 'no offer' });
    await Promise.resolve();
    await Promise.resolve();
    expect(sdk.disconnects).toBe(1);
    expect(told).toEqual([{ type: 'ended', reason: 'failed', fault: { code: 53400, message: 'no offer' } }]);
  });

  it('survives an error in a live call, and does not blame it for a later hang-up', async () => {
    const { sdk } = start('outgoing');
    sdk.open();
    sdk.emit('error', { code: 31009, message: 'no tones' });
    await Promise.resolve();
    sdk.close('disconnect');
    await Promise.resolve();
    expect(told.map(({ type }) => type)).toEqual(['accepted', 'fault', 'ended']);
    expect(told.at(-1)).toEqual({ type: 'ended', reason: 'hung-up-there' });
  });

  it.each([
    ['outgoing', false, 'cancelled-here'],
    ['outgoing', true, 'hung-up-here'],
  ] as const)('knows its own hang-up: %s, answered %s', async (direction, isAnswered, reason) => {
    const { sdk, call } = start(direction);
    if (isAnswered) sdk.open();
    call.hangUp();
    await Promise.resolve();
    expect(told.at(-1)).toEqual({ type: 'ended', reason });
  });

  it('calls an outgoing call that nobody took unanswered', async () => {
    const { sdk } = start('outgoing');
    sdk.emit('ringing');
    sdk.close('disconnect');
    await Promise.resolve();
    expect(told.at(-1)).toEqual({ type: 'ended', reason: 'unanswered' });
  });

  it('ends a ringing call when the socket drops, which the SDK forgets in silence', () => {
    const { sdk } = start('incoming');
    sdk.drop();
    sdk.emit('cancel');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ type: 'ended', reason: 'missed', fault: { code: 5 } });
  });

  it.each(['connecting', 'ringing'])(
    'ends an outgoing call that is %s when the socket drops',
    async (state) => {
      const { sdk } = start('outgoing');
      sdk.state = state;
      sdk.drop();
      await Promise.resolve();
      // While the SDK still listens to it: that is what lets go of the microphone and of its place as the active call.
      expect(sdk.disconnects).toBe(1);
      expect(told).toMatchObject([{ type: 'ended', reason: 'failed', fault: { code: 53001 } }]);
    },
  );

  it('leaves an outgoing call that is answered, but not yet heard, to the SDK', async () => {
    const { sdk } = start('outgoing');
    sdk.state = 'connecting';
    sdk.connectToken = 'again';
    sdk.drop();
    await Promise.resolve();
    expect([sdk.disconnects, told]).toEqual([0, []]);
  });

  it('ends a call that was being answered here and cannot be taken up again', async () => {
    const { sdk, call } = start('incoming');
    call.accept();
    sdk.drop();
    await Promise.resolve();
    expect(told).toMatchObject([{ type: 'ended', reason: 'failed', fault: { code: 53001 } }]);
  });

  it('does not take a dropped socket for the end of a call that is being talked on', () => {
    const { sdk, call } = start('incoming');
    call.accept();
    sdk.open();
    sdk.drop();
    sdk.emit('reconnected');
    expect(told.map(({ type }) => type)).toEqual(['accepted', 'reconnecting', 'reconnected']);
  });

  it('folds the SDK’s warnings and leaves out those that mean nothing to a person', () => {
    const { sdk } = start('outgoing');
    sdk.open();
    sdk.emit('warning', 'high-rtt');
    sdk.emit('warning', 'some-new-warning');
    sdk.emit('warning-cleared', 'high-rtt');
    expect(told.slice(1)).toEqual([
      { type: 'warning', warning: 'network-slow' },
      { type: 'warning-cleared', warning: 'network-slow' },
    ]);
  });

  it('tells nothing after the end', async () => {
    const { sdk } = start('incoming');
    sdk.close('reject');
    sdk.emit('volume', 1, 1);
    sdk.emit('disconnect');
    await Promise.resolve();
    expect(told).toEqual([{ type: 'ended', reason: 'rejected-here' }]);
  });
});
