import type { Call } from '../calls/call';
import { type Frame, SILENCE } from '../media/audio';
import { mix } from '../media/mixer';
import type { RecordingTrack } from '../recordings/recording';
import type { RunningRecording } from '../recordings/recording-store';
import type { Attributes } from './attributes';
import { recordingSubscription } from './recording-settings';
import type { VerbContext } from './verb-context';

/**
 * The recording of one `<Dial record>`: from the ringing or from the answer on, both sides in one channel or in two (the
 * caller's first). Source: https://www.twilio.com/docs/voice/twiml/dial#record
 */
export class DialRecording {
  private readonly wanted: { begins: string; isDual: boolean } | undefined;
  private running: RunningRecording | undefined;
  private others: readonly Call[] = [];

  constructor(
    private readonly context: VerbContext,
    private readonly attributes: Attributes,
  ) {
    const record = (attributes.text('record') ?? '').trim();
    const [, begins = record === 'true' ? 'answer' : undefined, dual] =
      /^record-from-(answer|ringing)(-dual)?$/.exec(record) ?? [];
    this.wanted = begins === undefined ? undefined : { begins, isDual: dual !== undefined };
  }

  /** The called parties begin to ring; more may come to the list. */
  ringing(calls: readonly Call[]): void {
    this.others = calls;
    if (this.wanted?.begins === 'ringing') this.start();
  }

  /** The caller is connected with this one. */
  answered(child: Call): void {
    this.others = [child];
    if (this.wanted && !this.running) this.start();
  }

  /** Ends it; what the action is told. */
  stop(): Record<string, string> {
    const recording = this.running?.stop();
    if (recording?.status !== 'completed') return {};
    return { RecordingUrl: this.context.services.recordings.urlOf(recording) };
  }

  private start(): void {
    const { call, services } = this.context;
    const caller = (): Frame => call.audio.hear();
    const called = (): Frame =>
      mix(
        this.others.filter((other) => other.isAnswered && !other.isOver).map((other) => other.audio.hear()),
      );
    const track = this.track();
    const first = track === 'outbound' ? (): Frame => SILENCE : caller;
    const second = track === 'inbound' ? (): Frame => SILENCE : called;
    this.running = services.recordings.start({
      accountSid: call.details.accountSid,
      callSid: call.sid,
      source: 'DialVerb',
      track,
      sources: this.wanted?.isDual ? [first, second] : [() => mix([first(), second()])],
      isTrimmed: this.attributes.text('trim') === 'trim-silence',
      ...recordingSubscription(this.attributes, this.context),
      until: call.ended,
    });
  }

  private track(): RecordingTrack {
    const track = this.attributes.text('recordingTrack');
    return track === 'inbound' || track === 'outbound' ? track : 'both';
  }
}
