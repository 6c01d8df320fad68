/**
 * The Voice SDK always opens `wss://<host>/signal`. With the emulator on plain http this subclass sends exactly that
 * address to the emulator's own and leaves every other socket of the page alone. It must be installed before the SDK's
 * script is evaluated, which keeps the global constructor it finds then.
 */
export function installEmulatorSocket(
  signallingUrl: string,
  scope: { WebSocket: typeof WebSocket } = globalThis,
): string {
  const host = new URL(signallingUrl).host;
  const sdkUrl = `wss://${host}/signal`;
  const Original = scope.WebSocket;

  class EmulatorSocket extends Original {
    constructor(url: string | URL, protocols?: string | string[]) {
      const target = String(url) === sdkUrl ? signallingUrl : url;
      super(target, ...(protocols === undefined ? [] : [protocols]));
    }
  }

  scope.WebSocket = EmulatorSocket;
  return host;
}
