import type { Call } from '../calls/call';
import type { PartySpeech } from '../calls/party';
import type { GatherSettings } from './gather-settings';
import { SpeechHeard } from './speech-heard';

/** What the verb wants to be told while it waits. */
export interface GatheringListener {
  /** Speech goes on: all that was recognized until now. */
  partial(text: string): void;
  /** Input that counts for nothing, and why. */
  ignored(why: string): void;
}

/**
 * Takes in keys and speech of a call until the input is over. The kind that comes first decides: the other one is then
 * left out, and after speech `finishOnKey` is a key like any other.
 * Source: https://www.twilio.com/docs/voice/twiml/gather#input
 */
export class InputGathering {
  private readonly begin = new AbortController();
  private readonly done = Promise.withResolvers<Record<string, string>>();
  private readonly unsubscribe: () => void;
  private readonly heard: SpeechHeard;
  private kind: 'none' | 'keys' | 'speech' = 'none';
  private digits = '';
  private timer: NodeJS.Timeout | undefined;
  private isPromptOver = false;

  constructor(
    private readonly call: Call,
    private readonly settings: GatherSettings,
    private readonly listener: GatheringListener,
  ) {
    this.heard = new SpeechHeard((text) => listener.partial(text));
    this.unsubscribe = call.listen({
      digit: (digit) => this.onDigit(digit),
      speechBegan: (speech) => this.onSpeechBegan(speech),
      speechEnded: (speech) => this.onSpeechEnded(speech),
    });
    // Somebody who speaks already is heard to the end.
    if (call.speech) this.onSpeechBegan(call.speech);
  }

  /** Aborted with the first key or word, where these cut the prompt short. */
  get begun(): AbortSignal {
    return this.begin.signal;
  }

  /** To be called when the prompt is over; resolves with the parameters of the action (`Digits`, `SpeechResult` …). */
  async finish(stopped: AbortSignal): Promise<Record<string, string>> {
    this.isPromptOver = true;
    if (this.call.speech && !this.settings.bargeIn) this.onSpeechBegan(this.call.speech);
    this.restartTimer();
    const stop = (): void => this.done.resolve({});
    stopped.addEventListener('abort', stop, { once: true });
    if (stopped.aborted) stop();
    const result = await this.done.promise;
    stopped.removeEventListener('abort', stop);
    return result;
  }

  close(): void {
    clearTimeout(this.timer);
    this.heard.stop();
    this.unsubscribe();
  }

  private onDigit(digit: string): void {
    const { takesDigits, finishOnKey, numDigits } = this.settings;
    const isFinish = finishOnKey.includes(digit);
    if (!takesDigits) {
      if (isFinish && this.kind === 'speech') this.end();
      else this.listener.ignored(`key ${digit}: only speech is gathered`);
      return;
    }
    if (this.kind === 'speech') {
      this.listener.ignored(`key ${digit}: speech came first`);
      return;
    }
    this.kind = 'keys';
    this.interruptPrompt();
    if (isFinish) {
      this.done.resolve(this.digits === '' ? {} : { Digits: this.digits, FinishedOnKey: digit });
      return;
    }
    this.digits += digit;
    if (this.digits.length >= numDigits) this.end();
    else this.restartTimer();
  }

  private onSpeechBegan(speech: PartySpeech): void {
    if (!this.listens(speech)) return;
    this.kind = 'speech';
    clearTimeout(this.timer);
    this.interruptPrompt();
    this.heard.begin(speech);
  }

  private onSpeechEnded(speech: PartySpeech): void {
    if (this.kind !== 'speech' || !this.heard.isHearing) return;
    this.heard.end(speech);
    this.restartTimer();
  }

  private listens({ text }: PartySpeech): boolean {
    const { takesSpeech, bargeIn } = this.settings;
    const why = ((): string | undefined => {
      if (!takesSpeech) return 'only keys are gathered';
      if (this.kind === 'keys') return 'keys came first';
      return bargeIn || this.isPromptOver ? undefined : 'the prompt was not over (bargeIn="false")';
    })();
    if (why !== undefined) this.listener.ignored(`“${text}”: ${why}`);
    return why === undefined && !this.heard.isHearing;
  }

  private interruptPrompt(): void {
    if (this.settings.bargeIn) this.begin.abort();
  }

  /** Runs from the end of the prompt, and anew with each key and each pause; never while somebody speaks. */
  private restartTimer(): void {
    clearTimeout(this.timer);
    if (!this.isPromptOver || this.heard.isHearing) return;
    const { timeoutMs, speechTimeoutMs } = this.settings;
    this.timer = setTimeout(() => this.end(), this.kind === 'speech' ? speechTimeoutMs : timeoutMs);
  }

  private end(): void {
    if (this.kind === 'speech') this.done.resolve(this.heard.result());
    else this.done.resolve(this.digits === '' ? {} : { Digits: this.digits });
  }
}
