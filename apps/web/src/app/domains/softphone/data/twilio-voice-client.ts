import { Injectable } from '@angular/core';
import type { Call, Device, PreflightTest } from '@twilio/voice-sdk';
import { deviceOptions } from './device-options';
import { installEmulatorSocket } from './emulator-socket';
import { Listeners } from './listeners';
import type { AudioChoice } from './models/audio';
import { LocalFaultCode } from './models/voice-events';
import { preflightReport } from './preflight-report';
import { TwilioCall } from './twilio-call';
import {
  VoiceClient,
  VoiceError,
  toFault,
  type LineOptions,
  type PreflightEvent,
  type PreflightOptions,
  type PreflightRun,
  type Unlisten,
  type VoiceCall,
  type VoiceClientEvent,
} from './voice-client';

type Sdk = typeof import('@twilio/voice-sdk');

/** A dialled call whose signalling does not even open is given up after this time. */
const CONNECT_TIMEOUT_MS = 15_000;

/** The line over Twilio's Voice SDK. The only file that knows the SDK; it is loaded when a line is first opened. */
@Injectable()
export class TwilioVoiceClient extends VoiceClient {
  private readonly listeners = new Listeners<VoiceClientEvent>();
  private sdk: Promise<Sdk> | undefined;
  private emulatorHost: string | undefined;
  private device: Device | undefined;
  private audio: AudioChoice = { processing: true };
  private liveCalls = 0;
  private openings = 0;
  /** Ends the wait for the last call of a line that is to close after it. */
  private retired: (() => void) | undefined;

  listen(listener: (event: VoiceClientEvent) => void): Unlisten {
    return this.listeners.add(listener);
  }

  async connect(token: string, options: LineOptions): Promise<void> {
    if (this.retired && this.device) return this.goOn(this.device, token);
    this.disconnect();
    const opening = ++this.openings;
    const sdk = await this.load(options);
    if (opening !== this.openings) return; // Closed, or opened again, while the script was loading.
    const device = new sdk.Device(token, { ...deviceOptions(options, this.emulatorHost), ...codecs(sdk) });
    this.device = device;
    this.follow(device);
    this.register(device);
  }

  updateToken(token: string): void {
    const { device } = this;
    if (!device || device.state === 'destroyed') return;
    device.updateToken(token);
    this.wake();
  }

  wake(): void {
    if (this.device?.state === 'unregistered') this.register(this.device);
  }

  retire(): Promise<void> {
    if (this.liveCalls === 0) {
      this.disconnect();
      return Promise.resolve();
    }
    this.openings++;
    return new Promise((resolve) => (this.retired = resolve));
  }

  disconnect(): void {
    this.openings++;
    const { device } = this;
    this.device = undefined;
    device?.destroy();
    this.endRetirement();
  }

  async call(number: string): Promise<VoiceCall> {
    const { device } = this;
    if (!device || this.retired) throw new VoiceError(LocalFaultCode.unreachable, 'The line is closed.');
    const dialling = device.connect({ params: { To: number }, rtcConstraints: this.constraints() });
    const sdkCall = await withTimeout(dialling, CONNECT_TIMEOUT_MS, () => {
      void dialling.then((late: Call) => late.disconnect());
    });
    return this.wrap(sdkCall, 'outgoing', number);
  }

  async useAudio(choice: AudioChoice): Promise<void> {
    const previous = this.audio;
    this.audio = choice;
    const { device } = this;
    if (!device) return;
    await this.applySpeakers(device);
    const isOtherMicrophone = choice.microphoneId !== previous.microphoneId;
    // Out of a call no microphone is held open, so that the browser's recording light tells the truth.
    if (isOtherMicrophone && device.isBusy)
      await device.audio?.setInputDevice(choice.microphoneId ?? 'default');
  }

  preflight(options: PreflightOptions, listener: (event: PreflightEvent) => void): PreflightRun {
    let isStopped = false;
    let test: PreflightTest | undefined;
    this.load(options).then(
      (sdk) => {
        if (!isStopped) test = this.startPreflight(sdk, options, listener);
      },
      (error: unknown) => listener({ type: 'failed', fault: toFault(error) }),
    );
    return {
      stop: () => {
        isStopped = true;
        test?.removeAllListeners();
        test?.stop();
      },
    };
  }

  private startPreflight(
    sdk: Sdk,
    options: PreflightOptions,
    listener: (event: PreflightEvent) => void,
  ): PreflightTest {
    const own = {
      ...deviceOptions(options, this.emulatorHost),
      allowIncomingWhileBusy: false,
      closeProtection: false,
    };
    const params: Record<string, string> = options.target === undefined ? {} : { To: options.target };
    const rtcConstraints = constraintsOf(options.audio);
    // The SDK's preflight gives its Device neither sounds nor our other options, and its call no parameters.
    class PreflightDevice extends sdk.Device {
      constructor(token: string, given: Device.Options = {}) {
        super(token, { ...given, ...own });
      }
      override async connect(given: Device.ConnectOptions = {}): Promise<Call> {
        const call = await super.connect({ ...given, params, rtcConstraints });
        const end = setTimeout(() => call.disconnect(), options.durationSec * 1000);
        call.on('disconnect', () => clearTimeout(end));
        // Nobody wants to hear the far end of a test.
        call.on('audio', (remote: HTMLAudioElement) => (remote.muted = true));
        call.on('error', () => this.disconnectAll());
        return call;
      }
    }
    const preflightOptions: PreflightTest.ExtendedOptions = {
      deviceFactory: PreflightDevice,
      signalingTimeoutMs: CONNECT_TIMEOUT_MS,
      logLevel: 'silent',
      ...codecs(sdk),
    };
    const test = sdk.Device.runPreflight(options.token, preflightOptions);
    test.on('connected', () => listener({ type: 'connected' }));
    test.on('sample', () => listener({ type: 'sample' }));
    test.on('completed', (report: PreflightTest.Report) =>
      listener({ type: 'completed', report: preflightReport(report) }),
    );
    test.on('failed', (error: unknown) => listener({ type: 'failed', fault: toFault(error) }));
    return test;
  }

  /** The emulator's socket goes in first: the SDK keeps the WebSocket constructor it finds when it is evaluated. */
  private load(options: LineOptions): Promise<Sdk> {
    if (options.emulatorSignallingUrl !== undefined && this.emulatorHost === undefined) {
      this.emulatorHost = installEmulatorSocket(options.emulatorSignallingUrl);
    }
    this.sdk ??= import('@twilio/voice-sdk').catch((error: unknown) => {
      this.sdk = undefined;
      throw new VoiceError(LocalFaultCode.scriptNotLoaded, String(error));
    });
    return this.sdk.then((sdk) => {
      if (!globalThis.isSecureContext)
        throw new VoiceError(LocalFaultCode.insecurePage, 'Not a secure context.');
      if (!sdk.Device.isSupported) throw new VoiceError(LocalFaultCode.noWebRtc, 'No WebRTC.');
      return sdk;
    });
  }

  private goOn(device: Device, token: string): void {
    this.endRetirement();
    this.updateToken(token);
    if (device.state === 'registered') this.listeners.tell({ type: 'registered' });
  }

  private endRetirement(): void {
    this.retired?.();
    this.retired = undefined;
  }

  private follow(device: Device): void {
    const tell = (event: VoiceClientEvent): void => {
      if (device === this.device && !this.retired) this.listeners.tell(event);
    };
    // The SDK goes to the default by itself, first of all and when a device is lost: ours comes after that.
    device.audio?.on('deviceChange', () => setTimeout(() => void this.applySpeakers(device)));
    device.on('registered', () => tell({ type: 'registered' }));
    device.on('unregistered', () => tell({ type: 'unregistered' }));
    device.on('tokenWillExpire', () => tell({ type: 'token-expiring' }));
    // An error that names a call comes through that call as well.
    device.on('error', (error: unknown, call?: Call) => {
      if (!call) tell({ type: 'fault', fault: toFault(error) });
    });
    device.on('incoming', (call: Call) => {
      if (this.retired) return call.ignore(); // It goes on ringing where else it rings.
      tell({ type: 'incoming', call: this.wrap(call, 'incoming') });
    });
  }

  private register(device: Device): void {
    // What goes wrong arrives as the device's own `error` event too; the promise adds nothing.
    device.register().catch(() => undefined);
  }

  private wrap(sdkCall: Call, direction: 'outgoing' | 'incoming', remote?: string): VoiceCall {
    const call = new TwilioCall(sdkCall, {
      direction,
      constraints: () => this.constraints(),
      ...(remote === undefined ? {} : { remote }),
    });
    this.liveCalls++;
    call.listen((event) => {
      if (event.type === 'ended') void this.releaseMicrophone();
    });
    return call;
  }

  /** A microphone changed in a call is held by the SDK itself; without a call it is let go. */
  private async releaseMicrophone(): Promise<void> {
    this.liveCalls--;
    await Promise.resolve();
    if (this.liveCalls === 0 && this.retired) return this.disconnect();
    const audio = this.device?.audio;
    if (this.liveCalls === 0 && audio?.inputDevice) await audio.unsetInputDevice().catch(() => undefined);
  }

  private async applySpeakers(device: Device): Promise<void> {
    const { audio } = device;
    if (!audio?.isOutputSelectionSupported) return;
    const { speakerId = 'default', ringtoneId = 'default' } = this.audio;
    // A remembered device may be unplugged; the default then stays in use.
    await audio.speakerDevices.set(speakerId).catch(() => undefined);
    await audio.ringtoneDevices.set(ringtoneId).catch(() => undefined);
  }

  private constraints(): MediaStreamConstraints {
    return constraintsOf(this.audio);
  }
}

function constraintsOf({ microphoneId, processing }: AudioChoice): MediaStreamConstraints {
  return {
    audio: {
      ...(microphoneId === undefined ? {} : { deviceId: { ideal: microphoneId } }),
      echoCancellation: processing,
      noiseSuppression: processing,
      autoGainControl: processing,
    },
  };
}

function codecs(sdk: Sdk): { codecPreferences: Call.Codec[] } {
  return { codecPreferences: [sdk.Call.Codec.Opus, sdk.Call.Codec.PCMU] };
}

async function withTimeout<T>(promise: Promise<T>, timeoutMs: number, onTimeout: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onTimeout();
      reject(new VoiceError(LocalFaultCode.unreachable, 'The signalling connection did not open.'));
    }, timeoutMs);
  });
  try {
    return await Promise.race([promise, timedOut]);
  } finally {
    clearTimeout(timer);
  }
}
