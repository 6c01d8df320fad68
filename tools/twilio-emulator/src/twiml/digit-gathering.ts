import type { Call } from '../calls/call';

export interface GatheringOptions {
  numDigits: number;
  /** Time without a key after which what was pressed so far counts; runs from the end of the prompt. */
  timeoutMs: number;
  /** Keys that end the input without being part of it; empty for none. */
  finishOnKey: string;
  takesDigits: boolean;
  takesSpeech: boolean;
}

/** Takes in keys and speech of a call until one of them ends the input. */
export class DigitGathering {
  private readonly begin = new AbortController();
  private readonly done = Promise.withResolvers<Record<string, string>>();
  private readonly unsubscribe: () => void;
  private digits = '';
  private timer: NodeJS.Timeout | undefined;
  private isPromptOver = false;

  constructor(
    call: Call,
    private readonly options: GatheringOptions,
  ) {
    this.unsubscribe = call.listen({
      digit: (digit) => this.onDigit(digit),
      utterance: (text, confidence) => this.onSpeech(text, confidence),
    });
  }

  /** Aborted with the first key or word: the prompt falls silent. */
  get begun(): AbortSignal {
    return this.begin.signal;
  }

  /** To be called when the prompt is over; resolves with the parameters of the action (`Digits`, `SpeechResult` …). */
  async finish(stopped: AbortSignal): Promise<Record<string, string>> {
    this.isPromptOver = true;
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
    this.unsubscribe();
  }

  private onDigit(digit: string): void {
    if (!this.options.takesDigits) return;
    this.begin.abort();
    if (this.options.finishOnKey.includes(digit)) {
      this.done.resolve(this.digits === '' ? {} : { Digits: this.digits, FinishedOnKey: digit });
      return;
    }
    this.digits += digit;
    if (this.digits.length >= this.options.numDigits) this.done.resolve({ Digits: this.digits });
    else if (this.isPromptOver) this.restartTimer();
  }

  private onSpeech(text: string, confidence: number): void {
    if (!this.options.takesSpeech) return;
    this.begin.abort();
    this.done.resolve({ SpeechResult: text, Confidence: String(confidence) });
  }

  private restartTimer(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => this.done.resolve(this.digits === '' ? {} : { Digits: this.digits }),
      this.options.timeoutMs,
    );
  }
}
