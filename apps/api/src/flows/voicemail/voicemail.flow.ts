import {
  CallFlow,
  hangup,
  IncomingCall,
  record,
  RecordingChanged,
  RecordingFinished,
  say,
  Step,
  type CallEvent,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';
import { NumberFlows } from '../../domains/number-flows/api/number-flows';
import { VoicemailRecorder } from '../../domains/voicemail/api/voicemail-recorder';
import { Config } from '../../platform/config/config';
import { VOICEMAIL_WORDS } from './voicemail-words';

const LENGTH_SEC = 120;
const SILENCE_SEC = 5;

/** Greets, records what the caller says, and thanks. */
@CallFlow({
  id: 'voicemail',
  title: 'Voicemail',
  description: 'Greets, records a message, and shows it to your team with its transcript.',
})
export class VoicemailFlow {
  constructor(
    private readonly numbers: NumberFlows,
    private readonly messages: VoicemailRecorder,
    private readonly config: Config,
  ) {}

  @Step(IncomingCall)
  start({ to }: CallEvent, links: Links<VoicemailFlow>): VoiceVerb[] {
    const options = this.numbers.optionsOf(to, 'voicemail');
    const { keepDays } = options ?? {};
    return [
      say(options?.greeting ?? this.#words.greeting),
      record({
        maxLengthSec: options?.maxLengthSec ?? LENGTH_SEC,
        timeoutSec: SILENCE_SEC,
        finishOnKey: '#',
        playBeep: true,
        action: links.to('thanks'),
        // This callback names the call and nothing else of it: what it needs of the number goes with it.
        recordingStatusCallback: links.to('recorded', keepDays ? { keepDays: String(keepDays) } : {}),
        recordingStatusCallbackEvent: ['completed'],
      }),
      // Twilio comes here where nothing was said.
      say(this.#words.nothing),
      hangup(),
    ];
  }

  @Step(RecordingFinished)
  thanks({ to }: RecordingFinished): VoiceVerb[] {
    const options = this.numbers.optionsOf(to, 'voicemail');
    return [say(options?.thanks ?? this.#words.thanks), hangup()];
  }

  /** Nobody hears the answer to this. */
  @Step(RecordingChanged)
  async recorded(recording: RecordingChanged): Promise<VoiceVerb[]> {
    const { callSid, accountSid, recordingSid, recordingStatus, recordingUrl, durationSec } = recording;
    if (recordingStatus !== 'completed' || recordingUrl === undefined) return [];
    const keepDays = Number(recording.query['keepDays']) || undefined;
    const message = { callSid, accountSid, recordingSid, url: recordingUrl, keepDays };
    await this.messages.receive({ ...message, durationSec: durationSec ?? 0 });
    return [];
  }

  get #words(): (typeof VOICEMAIL_WORDS)['en'] {
    return VOICEMAIL_WORDS[this.config.spokenLanguage];
  }
}
