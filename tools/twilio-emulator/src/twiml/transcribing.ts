import type { Recording } from '../recordings/recording';
import { isTranscribable } from '../transcriptions/transcription-store';
import { isWebAddress } from '../webhooks/address';
import type { Attributes } from './attributes';
import { SpeechHeard } from './speech-heard';
import { TwimlError } from './twiml-document';
import type { VerbContext } from './verb-context';

/**
 * `<Record transcribe="true">`: hears what the caller says while the recording runs. A callback alone asks for nothing.
 * Source: https://www.twilio.com/docs/voice/twiml/record#transcribe
 */
export class Transcribing {
  private readonly heard = new SpeechHeard(() => undefined);
  private readonly isWanted: boolean;
  private readonly callbackUrl: string | undefined;
  private stopListening = (): unknown => undefined;

  constructor(
    private readonly context: VerbContext,
    attributes: Attributes,
  ) {
    this.isWanted = attributes.flag('transcribe');
    this.callbackUrl = this.isWanted ? this.readCallback(attributes.text('transcribeCallback')) : undefined;
  }

  /** The recording begins. A sentence that the caller has begun already belongs to it. */
  start(): void {
    if (!this.isWanted) return;
    const { call } = this.context;
    this.stopListening = call.listen({
      speechBegan: (speech) => this.heard.begin(speech),
      speechEnded: (speech) => this.heard.end(speech),
    });
    if (call.speech) this.heard.begin(call.speech);
  }

  /** The recording has ended: of what is too short or too long, Twilio's debugger gets a warning instead. */
  stop(recording: Recording): void {
    this.stopListening();
    this.heard.stop();
    if (!this.isWanted || recording.status === 'absent') return;
    if (!isTranscribable(recording)) {
      this.context.warn(
        13_617,
        `<Record>: ${recording.durationSec} s cannot be transcribed, only 2 to 120 s.`,
      );
      return;
    }
    const { call, services } = this.context;
    services.transcriptions.begin({
      recording,
      call,
      words: this.heard.text(),
      ...(this.callbackUrl === undefined ? {} : { callbackUrl: this.callbackUrl }),
    });
  }

  /** A URL that is none is told, and the text is kept all the same. Source: https://www.twilio.com/docs/api/errors/13615 */
  private readCallback(given: string | undefined): string | undefined {
    if (given === undefined || given.trim() === '') return undefined;
    try {
      const url = this.context.resolveUrl(given);
      if (isWebAddress(url)) return url;
    } catch (error) {
      if (!(error instanceof TwimlError)) throw error;
    }
    this.context.warn(13_615, `<Record>: transcribeCallback may not be “${given}”; nobody is told.`);
    return undefined;
  }
}
