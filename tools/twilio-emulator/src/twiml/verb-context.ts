import type { Call } from '../calls/call';
import type { CallPlacer } from '../calls/call-placer';
import type { ConferenceStore } from '../conferences/conference-store';
import type { Inspector } from '../control/inspector-events';
import type { AudioSource } from '../media/audio';
import type { MediaClock } from '../media/media-clock';
import { Playback } from '../media/playback';
import type { Speech } from '../media/speech';
import type { QueueStore } from '../queues/queue-store';
import type { RecordingStore } from '../recordings/recording-store';
import type { TranscriptionStore } from '../transcriptions/transcription-store';
import { resolveAddress } from '../webhooks/address';
import type { WebhookSender } from '../webhooks/webhook-sender';
import { Attributes } from './attributes';
import type { DocumentLoader, DocumentRequest } from './document-loader';
import type { SoundLibrary } from './sound-library';
import { type TwimlElement, TwimlError } from './twiml-document';

/** What verbs need of the emulator. */
export interface FlowServices {
  clock: MediaClock;
  speech: Speech;
  sounds: SoundLibrary;
  documents: DocumentLoader;
  conferences: ConferenceStore;
  queues: QueueStore;
  recordings: RecordingStore;
  transcriptions: TranscriptionStore;
  webhooks: WebhookSender;
  placer: CallPlacer;
  inspector: Inspector;
  authTokenOf: (accountSid: string) => string;
  /** Whether the account may show this number as its caller id. */
  ownsNumber: (accountSid: string, phoneNumber: string) => boolean;
}

/** Thrown inside verbs when the call is over or was sent to another document. */
export class FlowStopped extends Error {}

/** The call that a verb runs on, and what a verb may do with it. */
export class VerbContext {
  constructor(
    readonly call: Call,
    readonly services: FlowServices,
    private readonly documentUrl: string,
    /** Aborted when the call is over or goes on elsewhere. */
    readonly stopped: AbortSignal,
    /** True for TwiML that runs on a called party before it is bridged (`<Number url>`). */
    readonly isWhisper: boolean,
    private readonly interrupt?: AbortSignal,
  ) {}

  /** The same call, where playing and waiting also end when `interrupt` is aborted. */
  interruptedBy(interrupt: AbortSignal): VerbContext {
    return new VerbContext(
      this.call,
      this.services,
      this.documentUrl,
      this.stopped,
      this.isWhisper,
      interrupt,
    );
  }

  /** The same call, where everything stops when `over` is aborted. */
  until(over: AbortSignal): VerbContext {
    const stopped = AbortSignal.any([this.stopped, over]);
    return new VerbContext(this.call, this.services, this.documentUrl, stopped, this.isWhisper);
  }

  /** The same call in another document. */
  at(documentUrl: string): VerbContext {
    return new VerbContext(this.call, this.services, documentUrl, this.stopped, this.isWhisper);
  }

  /** Answers the call where that has not happened, and waits for audio. */
  async answer(): Promise<void> {
    await this.call.answer();
    this.throwIfStopped();
  }

  /** Plays to the party; resolves at the end or when interrupted. */
  async play(source: AudioSource): Promise<void> {
    if (this.interrupt?.aborted) return;
    const playback = new Playback(this.services.clock, source, this.call.audio);
    const cancel = (): void => playback.cancel();
    const signals = this.interrupt ? [this.stopped, this.interrupt] : [this.stopped];
    for (const signal of signals) signal.addEventListener('abort', cancel, { once: true });
    if (this.stopped.aborted) cancel();
    await playback.finished;
    for (const signal of signals) signal.removeEventListener('abort', cancel);
    this.throwIfStopped();
  }

  /** Waits; ends early when interrupted. */
  async wait(durationMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const done = (): void => resolve();
    const timer = setTimeout(done, durationMs);
    const signals = this.interrupt ? [this.stopped, this.interrupt] : [this.stopped];
    for (const signal of signals) signal.addEventListener('abort', done, { once: true });
    if (signals.some((signal) => signal.aborted)) done();
    await promise;
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener('abort', done);
    this.throwIfStopped();
  }

  throwIfStopped(): void {
    if (this.stopped.aborted) throw new FlowStopped('The call goes on elsewhere or is over.');
  }

  attributes(element: TwimlElement): Attributes {
    return new Attributes(element);
  }

  /** An absolute URL; relative ones start from the document. Throws {@link TwimlError} 11100 for what is none. */
  resolveUrl(url: string): string {
    const trimmed = url.trim();
    const resolved = resolveAddress(trimmed, this.documentUrl);
    if (resolved !== undefined) return resolved;
    const noBase = this.documentUrl === '' ? ', and this TwiML has no URL to start from' : '';
    throw new TwimlError(11100, `“${trimmed}” is no URL${noBase}`);
  }

  /** The request that a verb ends with; without URL it goes to the document that is running. */
  documentAt(
    url: string | undefined,
    request: {
      method: 'GET' | 'POST';
      parameters: Record<string, string>;
      purpose: DocumentRequest['purpose'];
    },
  ): DocumentRequest {
    return {
      ...request,
      url: this.resolveUrl(url === undefined || url.trim() === '' ? this.documentUrl : url),
    };
  }

  /** Tells the inspector what Twilio's debugger would say. */
  warn(code: number, message: string, level: 'warning' | 'error' = 'warning'): void {
    this.services.inspector.report({ type: 'notice', level, code, message, callSid: this.call.sid });
  }

  /** Tells the inspector of what is right at Twilio and makes no difference here. */
  inform(message: string): void {
    this.services.inspector.report({ type: 'notice', level: 'info', message, callSid: this.call.sid });
  }

  /** Tells the inspector of a verb. */
  note(verb: string, phase: 'started' | 'ended' | 'unsupported', note?: string): void {
    this.services.inspector.report({
      type: 'verb',
      callSid: this.call.sid,
      verb,
      phase,
      ...(note === undefined ? {} : { note }),
    });
  }

  /** Tells the inspector which words the party hears from now on. */
  noteSpoken(verb: string, spoken: string, language: string): void {
    const note = `“${spoken}” (${language})`;
    this.services.inspector.report({
      type: 'verb',
      callSid: this.call.sid,
      verb,
      phase: 'started',
      note,
      spoken,
    });
  }
}
