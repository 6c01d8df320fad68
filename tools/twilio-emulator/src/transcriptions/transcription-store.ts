import { setTimeout as sleep } from 'node:timers/promises';
import { newSid } from '../accounts/sid';
import type { Call } from '../calls/call';
import { callParameters } from '../calls/call-parameters';
import { lengthSec } from '../media/recorder';
import type { Recording } from '../recordings/recording';
import type { RecordingStore } from '../recordings/recording-store';
import type { WebhookSender } from '../webhooks/webhook-sender';
import { BLANK, type Transcription } from './transcription';

/** Texts are small; as many as there may be messages. */
const KEPT_TRANSCRIPTIONS = 2000;
/** How long a transcription takes; at Twilio, minutes. */
const TAKES_MS = 500;

/** Source: https://www.twilio.com/docs/voice/twiml/record#transcribe, https://www.twilio.com/docs/api/errors/13617 */
const MIN_SEC = 2;
const MAX_SEC = 120;

/** What is to be transcribed, and who is told of it. */
export interface TranscriptionRequest {
  recording: Recording;
  call: Call;
  /** What was said while it was recorded; empty where that is not known. */
  words: string;
  callbackUrl?: string;
}

/** Whether a recording is neither too short nor too long for a transcription. */
export function isTranscribable({ samples, durationSec }: Recording): boolean {
  return lengthSec(samples[0] ?? new Int16Array()) >= MIN_SEC && durationSec <= MAX_SEC;
}

/** Makes transcriptions of what is known to have been said, and keeps them, oldest first. */
export class TranscriptionStore {
  private readonly kept = new Map<string, Transcription>();
  private readonly listeners = new Set<(transcription: Transcription) => void>();

  constructor(
    private readonly services: {
      recordings: RecordingStore;
      webhooks: WebhookSender;
      authTokenOf: (accountSid: string) => string;
      /** Aborted when the emulator stops. */
      stopped: AbortSignal;
    },
  ) {}

  all(): Transcription[] {
    return [...this.kept.values()];
  }

  get(sid: string): Transcription | undefined {
    return this.kept.get(sid);
  }

  delete(sid: string): void {
    this.kept.delete(sid);
  }

  /** Calls the listener with each one that has ended, until the returned function is called. */
  listen(listener: (transcription: Transcription) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Begins one; it ends by itself a moment later. */
  begin(request: TranscriptionRequest): Transcription {
    const { accountSid, sid: recordingSid, durationSec } = request.recording;
    const now = new Date();
    const transcription: Transcription = {
      sid: newSid('TR'),
      accountSid,
      recordingSid,
      status: 'in-progress',
      durationSec,
      createdAt: now,
      updatedAt: now,
    };
    this.kept.set(transcription.sid, transcription);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_TRANSCRIPTIONS && oldest !== undefined) this.kept.delete(oldest);
    void this.finish(transcription, request).catch(() => undefined); // the emulator stops
    return transcription;
  }

  private async finish(transcription: Transcription, request: TranscriptionRequest): Promise<void> {
    await sleep(TAKES_MS, undefined, { signal: this.services.stopped, ref: false });
    const { words, callbackUrl } = request;
    transcription.status = words === '' ? 'failed' : 'completed';
    transcription.text = words === '' ? BLANK : words;
    transcription.updatedAt = new Date();
    for (const listener of this.listeners) listener(transcription);
    if (callbackUrl !== undefined) await this.tell(transcription, request, callbackUrl);
  }

  /** Parameters: https://www.twilio.com/docs/voice/twiml/record#transcribecallback */
  private async tell(
    { sid, status, text = '' }: Transcription,
    { recording, call }: TranscriptionRequest,
    url: string,
  ): Promise<void> {
    const { recordings, webhooks, authTokenOf } = this.services;
    const recordingUrl = recordings.urlOf(recording);
    await webhooks.send({
      purpose: 'status-callback',
      method: 'POST',
      url,
      parameters: {
        ...callParameters(call),
        TranscriptionSid: sid,
        TranscriptionText: text,
        TranscriptionStatus: status,
        TranscriptionType: 'fast',
        TranscriptionUrl: `${recordingUrl}/Transcriptions/${sid}`,
        RecordingSid: recording.sid,
        RecordingUrl: recordingUrl,
      },
      authToken: authTokenOf(recording.accountSid),
      callSid: call.sid,
    });
  }
}
