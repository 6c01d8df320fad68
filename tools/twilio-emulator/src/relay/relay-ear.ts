import type { Call } from '../calls/call';
import type { PartySpeech } from '../calls/party';
import { SpeechHeard } from '../twiml/speech-heard';
import { includesInput, type RelaySettings } from './relay-settings';
import type { RelayVoice } from './relay-voice';

/** Tells a program what the caller says and presses, and interrupts what is spoken. */
export class RelayEar {
  transcriptionLanguage: string;
  private heard: SpeechHeard;
  private timer: NodeJS.Timeout | undefined;
  private readonly unsubscribe: () => void;

  constructor(
    call: Call,
    private readonly settings: RelaySettings,
    private readonly voice: RelayVoice,
    private readonly tell: (message: { type: string } & Record<string, unknown>) => void,
    private readonly ignored: (what: string) => void,
  ) {
    this.transcriptionLanguage = settings.transcriptionLanguage;
    this.heard = this.newHeard();
    this.unsubscribe = call.listen({
      digit: (digit) => this.onDigit(digit),
      speechBegan: (speech) => this.onSpeechBegan(speech),
      speechEnded: (speech) => this.onSpeechEnded(speech),
    });
    // Somebody who speaks already is heard to the end.
    if (call.speech) this.onSpeechBegan(call.speech);
  }

  close(): void {
    clearTimeout(this.timer);
    this.heard.stop();
    this.unsubscribe();
  }

  private onDigit(digit: string): void {
    if (!this.isTaken('dtmf')) this.ignored(`key ${digit}: something is said that keys do not interrupt`);
    else if (this.settings.tellsKeys) this.tell({ type: 'dtmf', digit });
    else this.ignored(`key ${digit}: dtmfDetection is not on`);
  }

  private onSpeechBegan(speech: PartySpeech): void {
    if (this.heard.isHearing) return;
    if (!this.isTaken('speech')) {
      this.ignored(`“${speech.text}”: something is said that speech does not interrupt`);
      return;
    }
    clearTimeout(this.timer);
    this.heard.begin(speech);
  }

  private onSpeechEnded(speech: PartySpeech): void {
    if (!this.heard.isHearing) return;
    this.heard.end(speech);
    this.timer = setTimeout(() => this.finish(), this.settings.pauseMs);
  }

  private finish(): void {
    const voicePrompt = this.heard.result()['SpeechResult'];
    this.heard = this.newHeard();
    this.tell({ type: 'prompt', voicePrompt, lang: this.transcriptionLanguage, last: true });
  }

  /** Whether input counts now; interrupts what is spoken where it may. */
  private isTaken(input: 'dtmf' | 'speech'): boolean {
    if (!this.voice.isSpeaking) return true;
    const interrupted = this.voice.interrupt(input);
    if (interrupted) this.tell({ type: 'interrupt', ...interrupted });
    return interrupted !== undefined || includesInput(this.settings.reported, input);
  }

  private newHeard(): SpeechHeard {
    return new SpeechHeard((voicePrompt) => {
      if (this.settings.tellsPartial)
        this.tell({ type: 'prompt', voicePrompt, lang: this.transcriptionLanguage, last: false });
    });
  }
}
