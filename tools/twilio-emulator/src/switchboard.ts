import type { AccountStore } from './accounts/account-store';
import { AddressBook } from './calls/address-book';
import { CallPlacer } from './calls/call-placer';
import { CallRegistry } from './calls/call-registry';
import { type CallSettings, DEFAULT_CALLING } from './calls/call-settings';
import { VoiceEngine } from './calls/voice-engine';
import { ConferenceStore } from './conferences/conference-store';
import type { EventLog } from './control/event-log';
import type { HandsetDirectory } from './handset/handset-directory';
import { MediaClock } from './media/media-clock';
import { RtpEndpointFactory } from './media/rtp-endpoint';
import { Speech } from './media/speech';
import { QueueStore } from './queues/queue-store';
import { RecordingStore } from './recordings/recording-store';
import { SignallingGateway } from './signalling/signalling-gateway';
import { TranscriptionStore } from './transcriptions/transcription-store';
import { DocumentLoader } from './twiml/document-loader';
import { SoundLibrary } from './twiml/sound-library';
import { type ConnectionSettings, DEFAULT_CONNECTION } from './webhooks/connection-settings';
import { demoWebhooks } from './webhooks/demo-webhooks';
import { WebhookSender } from './webhooks/webhook-sender';
import { OutsideWorld } from './world/outside-world';

export interface SwitchboardOptions {
  accounts: AccountStore;
  log: EventLog;
  handsets: HandsetDirectory;
  mediaAddress: string;
  webhooks: Partial<ConnectionSettings>;
  /** Where programs reach the REST API. */
  apiUrl: () => string;
  /** Aborted when the emulator stops. */
  stopped: AbortSignal;
}

/** Puts together all that carries calls: engine, TwiML, webhooks, signalling, media and the outside world. */
export class Switchboard {
  readonly registry = new CallRegistry();
  readonly calling: CallSettings = { ...DEFAULT_CALLING };
  readonly engine: VoiceEngine;
  readonly world: OutsideWorld;
  readonly gateway: SignallingGateway;
  readonly endpoints: RtpEndpointFactory;
  readonly webhooks: WebhookSender;
  readonly recordings: RecordingStore;
  readonly transcriptions: TranscriptionStore;
  readonly queues = new QueueStore();
  readonly conferences: ConferenceStore;

  constructor(options: SwitchboardOptions) {
    const { accounts, log, handsets, mediaAddress, webhooks: settings, apiUrl, stopped } = options;
    const clock = new MediaClock(undefined, (error) => reportFault(log, 'audio', error));
    const speech = new Speech();
    const authTokenOf = (accountSid: string): string => accounts.authTokenOf(accountSid);
    const webhooks = new WebhookSender(log, { ...DEFAULT_CONNECTION, ...settings }, demoWebhooks, stopped);
    this.webhooks = webhooks;
    const sounds = new SoundLibrary(stopped);
    this.world = new OutsideWorld(speech);
    this.endpoints = new RtpEndpointFactory(clock, { address: mediaAddress });
    this.gateway = new SignallingGateway({
      accounts: { apiKey: (sid) => accounts.keys.get(sid) },
      endpoints: this.endpoints,
      inspector: log,
    });
    const devices = {
      client: (accountSid: string, identity: string) => this.gateway.client(accountSid, identity),
      handset: (phoneNumber: string) => handsets.find(phoneNumber),
    };
    const parties = new AddressBook(accounts, devices, this.world);
    const { registry, calling } = this;
    this.conferences = new ConferenceStore(clock);
    this.recordings = new RecordingStore({ clock, webhooks, authTokenOf, apiUrl });
    const { recordings } = this;
    this.transcriptions = new TranscriptionStore({ recordings, webhooks, authTokenOf, stopped });
    this.engine = new VoiceEngine(accounts, {
      clock,
      speech,
      sounds,
      webhooks,
      documents: new DocumentLoader(webhooks, sounds, authTokenOf),
      conferences: this.conferences,
      queues: this.queues,
      recordings,
      transcriptions: this.transcriptions,
      placer: new CallPlacer({
        clock,
        inspector: log,
        registry,
        parties,
        webhooks,
        authTokenOf,
        settings: calling,
      }),
      inspector: log,
      authTokenOf,
      ownsNumber: (accountSid, phoneNumber) => accounts.ownsNumber(accountSid, phoneNumber),
    });
    this.gateway.useEngine(this.engine);
    parties.useEngine(this.engine);
  }
}

function reportFault(log: EventLog, where: string, error: unknown): void {
  const message = `A fault of the emulator itself (${where}): ${error instanceof Error ? error.message : String(error)}`;
  log.report({ type: 'notice', level: 'error', message });
}
