import { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import type { VoiceCallEvent } from './models/voice-events';
import type { TwilioVoiceClient } from './twilio-voice-client';

/** One list of outputs, as the SDK keeps it: it knows no device before it has asked the browser. */
class OutputsDouble {
  active = '';

  constructor(private readonly known: Set<string>) {}

  async set(id: string): Promise<void> {
    if (!this.known.has(id)) throw new Error(`Devices not found: ${id}`);
    await Promise.resolve();
    this.active = id;
  }
}

class AudioHelperDouble extends EventEmitter {
  readonly isOutputSelectionSupported = true;
  readonly known = new Set<string>();
  readonly speakerDevices = new OutputsDouble(this.known);
  readonly ringtoneDevices = new OutputsDouble(this.known);

  /** As `_updateDevices` and what comes after it: the SDK falls back to the default by itself. */
  async found(...ids: string[]): Promise<void> {
    this.known.clear();
    for (const id of ids) this.known.add(id);
    this.emit('deviceChange', []);
    await Promise.all([this.speakerDevices.set('default'), this.ringtoneDevices.set('default')]);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

class SdkCallDouble extends EventEmitter {
  readonly parameters = { From: '+34600000001' };
  readonly customParameters = new Map<string, string>();
  readonly callerInfo = null;
  isIgnored = false;
  status = (): string => 'open';
  ignore = (): void => void (this.isIgnored = true);
}

class DeviceDouble extends EventEmitter {
  static readonly isSupported = true;
  static last: DeviceDouble;
  readonly audio = new AudioHelperDouble();
  readonly tokens: string[] = [];
  state = 'unregistered';

  constructor(token: string) {
    super();
    this.tokens.push(token);
    DeviceDouble.last = this;
  }

  register(): Promise<void> {
    this.state = 'registered';
    this.emit('registered');
    return Promise.resolve();
  }

  updateToken(token: string): void {
    this.tokens.push(token);
  }

  destroy(): void {
    this.state = 'destroyed';
  }
}

jest.unstable_mockModule('@twilio/voice-sdk', () => ({
  Device: DeviceDouble,
  Call: { Codec: { Opus: 'opus', PCMU: 'pcmu' } },
}));

describe('TwilioVoiceClient', () => {
  let client: TwilioVoiceClient;
  beforeEach(async () => {
    Object.assign(globalThis, { isSecureContext: true });
    client = new (await import('./twilio-voice-client')).TwilioVoiceClient();
  });
  const device = (): DeviceDouble => DeviceDouble.last;
  const ring = (): { sdk: SdkCallDouble; told: VoiceCallEvent[] } => {
    const told: VoiceCallEvent[] = [];
    const stop = client.listen((event) => {
      if (event.type === 'incoming') event.call.listen((each) => told.push(each));
    });
    const sdk = new SdkCallDouble();
    device().emit('incoming', sdk);
    stop();
    return { sdk, told };
  };

  it('sounds where the person has chosen, once the devices are known and when one is plugged in again', async () => {
    await client.useAudio({ processing: true, speakerId: 'headset', ringtoneId: 'desk' });
    await client.connect('one', {});
    const { audio } = device();
    const active = (): string[] => [audio.speakerDevices.active, audio.ringtoneDevices.active];
    await audio.found('default', 'headset', 'desk');
    expect(active()).toEqual(['headset', 'desk']);
    await audio.found('default', 'desk');
    expect(active()).toEqual(['default', 'desk']);
    await audio.found('default', 'headset', 'desk');
    expect(active()).toEqual(['headset', 'desk']);
  });

  describe('a line that retires', () => {
    it('closes at once without a call', async () => {
      await client.connect('one', {});
      await client.retire();
      expect(device().state).toBe('destroyed');
    });

    it('lets the call go on to its end, and takes no other', async () => {
      await client.connect('one', {});
      const { sdk, told } = ring();
      let isClosed = false;
      void client.retire().then(() => (isClosed = true));
      await Promise.resolve();
      const other = ring();
      expect([device().state, isClosed, other.sdk.isIgnored]).toEqual(['registered', false, true]);
      sdk.emit('cancel');
      await new Promise((resolve) => setTimeout(resolve));
      expect([told.map(({ type }) => type), device().state, isClosed]).toEqual([
        ['ended'],
        'destroyed',
        true,
      ]);
    });

    it('goes on with the next token', async () => {
      await client.connect('one', {});
      const first = device();
      ring();
      void client.retire();
      const told: string[] = [];
      client.listen(({ type }) => told.push(type));
      await client.connect('two', {});
      expect([device() === first, first.tokens, told]).toEqual([true, ['one', 'two'], ['registered']]);
      client.disconnect();
      expect(first.state).toBe('destroyed');
    });
  });
});
