import { installEmulatorSocket } from './emulator-socket';

class SocketDouble {
  static opened: unknown[][] = [];
  constructor(...given: unknown[]) {
    SocketDouble.opened.push(given);
  }
}

describe('installEmulatorSocket', () => {
  it('sends the SDK’s address to the emulator and leaves every other alone', () => {
    const scope = { WebSocket: SocketDouble as unknown as typeof WebSocket };
    expect(installEmulatorSocket('ws://localhost:4010/signal', scope)).toBe('localhost:4010');
    new scope.WebSocket('wss://localhost:4010/signal');
    new scope.WebSocket('wss://voice-js.roaming.twilio.com/signal');
    new scope.WebSocket('wss://localhost:4010/other', ['proto']);
    expect(SocketDouble.opened).toEqual([
      ['ws://localhost:4010/signal'],
      ['wss://voice-js.roaming.twilio.com/signal'],
      ['wss://localhost:4010/other', ['proto']],
    ]);
    expect(scope.WebSocket.prototype).toBeInstanceOf(SocketDouble);
  });
});
