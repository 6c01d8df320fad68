import { newSid } from '../accounts/sid';
import type { MediaClock } from '../media/media-clock';
import { lengthSec, Recorder } from '../media/recorder';
import type { WebhookSender } from '../webhooks/webhook-sender';
import type { Recording, RecordingEvent, RecordingRequest } from './recording';

/** Sound takes 16 kB a second: only the newest recordings are kept. */
const KEPT_RECORDINGS = 200;

/** A recording that goes on. */
export interface RunningRecording {
  readonly recording: Recording;
  pause(): void;
  resume(): void;
  /** Ends it; without effect once it has ended. */
  stop(): Recording;
}

/** Makes recordings and keeps them, oldest first. */
export class RecordingStore {
  private readonly kept = new Map<string, { recording: Recording; running: RunningRecording }>();
  private readonly listeners = new Set<(recording: Recording) => void>();

  constructor(
    private readonly services: {
      clock: MediaClock;
      webhooks: WebhookSender;
      authTokenOf: (accountSid: string) => string;
      /** Where programs reach the emulator's REST API. */
      apiUrl: () => string;
    },
  ) {}

  all(): Recording[] {
    return [...this.kept.values()].map(({ recording }) => recording);
  }

  get(sid: string): Recording | undefined {
    return this.kept.get(sid)?.recording;
  }

  running(sid: string): RunningRecording | undefined {
    return this.kept.get(sid)?.running;
  }

  /** Calls the listener with each one that is completed, until the returned function is called. */
  listen(listener: (recording: Recording) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  delete(sid: string): void {
    this.kept.get(sid)?.running.stop();
    this.kept.delete(sid);
  }

  /** The address of its sound: with `.wav` as a file. */
  urlOf({ accountSid, sid }: Recording): string {
    return `${this.services.apiUrl()}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
  }

  /** What webhooks say of a recording. Source: https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback-parameters */
  parametersOf(recording: Recording): Record<string, string> {
    return {
      RecordingUrl: this.urlOf(recording),
      RecordingSid: recording.sid,
      RecordingDuration: String(recording.durationSec),
    };
  }

  start(request: RecordingRequest): RunningRecording {
    const { accountSid, callSid, conferenceSid, source, track, sources, isTrimmed, until, onFrame } = request;
    const now = new Date();
    const recording: Recording = {
      sid: newSid('RE'),
      accountSid,
      callSid,
      ...(conferenceSid === undefined ? {} : { conferenceSid }),
      source,
      track,
      status: 'in-progress',
      channels: sources.length,
      createdAt: now,
      updatedAt: now,
      durationSec: 0,
      samples: [],
    };
    const recorder = new Recorder(this.services.clock, sources, onFrame);
    const isOver = (): boolean => recording.status === 'completed' || recording.status === 'absent';
    const stop = (): Recording => {
      if (isOver()) return recording;
      until.removeEventListener('abort', stop);
      this.complete(recording, recorder.stop(isTrimmed));
      this.tell(recording, recording.status === 'absent' ? 'absent' : 'completed', request);
      return recording;
    };
    const change = (status: 'paused' | 'in-progress'): void => {
      if (isOver()) return;
      if (status === 'paused') recorder.pause();
      else recorder.resume();
      recording.status = status;
      recording.updatedAt = new Date();
    };
    const running = {
      recording,
      pause: () => change('paused'),
      resume: () => change('in-progress'),
      stop,
    };
    this.keep(recording, running);
    this.tell(recording, 'in-progress', request);
    until.addEventListener('abort', stop, { once: true });
    if (until.aborted) stop();
    return running;
  }

  private keep(recording: Recording, running: RunningRecording): void {
    this.kept.set(recording.sid, { recording, running });
    if (this.kept.size <= KEPT_RECORDINGS) return;
    const oldest = this.all().find(({ status }) => status === 'completed');
    if (oldest) this.kept.delete(oldest.sid);
  }

  /** A recording of nothing is absent, and its sound is not kept. */
  private complete(recording: Recording, samples: Int16Array[]): void {
    const seconds = lengthSec(samples[0] ?? new Int16Array());
    recording.status = seconds === 0 ? 'absent' : 'completed';
    recording.durationSec = seconds === 0 ? 0 : Math.max(1, Math.round(seconds));
    recording.samples = samples;
    recording.updatedAt = new Date();
    if (recording.status === 'absent') this.kept.delete(recording.sid);
    else for (const listener of this.listeners) listener(recording);
  }

  private tell(recording: Recording, event: RecordingEvent, { subscription }: RecordingRequest): void {
    if (!subscription?.events.has(event)) return;
    const { accountSid, callSid, conferenceSid, channels, source, track, createdAt } = recording;
    void this.services.webhooks.send({
      purpose: 'status-callback',
      method: subscription.method,
      url: subscription.url,
      parameters: {
        AccountSid: accountSid,
        CallSid: callSid,
        ...(conferenceSid === undefined ? {} : { ConferenceSid: conferenceSid }),
        ...this.parametersOf(recording),
        RecordingStatus: event,
        RecordingChannels: String(channels),
        RecordingStartTime: createdAt.toUTCString().replace('GMT', '+0000'),
        RecordingSource: source,
        RecordingTrack: track,
        ErrorCode: '0',
      },
      authToken: this.services.authTokenOf(accountSid),
      callSid,
    });
  }
}
