import type { PartySpeech } from '../calls/party';

/** Words are told no faster than this, as a recognizer tells its partial results. */
const PARTIAL_EVERY_MS = 250;

/** What was said during one `<Gather>`: sentences with pauses between them, the last perhaps not yet at its end. */
export class SpeechHeard {
  private readonly said: PartySpeech[] = [];
  private current: { speech: PartySpeech; beganAt: number } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private lastPartial = '';

  constructor(private readonly onPartial: (text: string) => void) {}

  /** Whether somebody is in the middle of a sentence. */
  get isHearing(): boolean {
    return this.current !== undefined;
  }

  begin(speech: PartySpeech): void {
    this.current = { speech, beganAt: performance.now() };
    this.timer = setInterval(() => this.tellPartial(), PARTIAL_EVERY_MS);
  }

  end(speech: PartySpeech): void {
    this.stop();
    this.current = undefined;
    this.said.push(speech);
    this.tellPartial();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Parameters of the action. The confidence is the mean of what was said. */
  result(): Record<string, string> {
    const heard = [...this.said, ...(this.current ? [this.current.speech] : [])];
    const mean = heard.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, heard.length);
    return { SpeechResult: this.text(), Confidence: String(mean) };
  }

  private tellPartial(): void {
    const text = this.text();
    if (text === '' || text === this.lastPartial) return;
    this.lastPartial = text;
    this.onPartial(text);
  }

  /** What was said by now. */
  text(): string {
    const words = [...this.said.map(({ text }) => text), ...(this.current ? [this.begun(this.current)] : [])];
    return words.filter((word) => word !== '').join(' ');
  }

  /** The words of a sentence that were said by now, as if each took the same time. */
  private begun({ speech, beganAt }: { speech: PartySpeech; beganAt: number }): string {
    const words = speech.text.split(/\s+/);
    const share = speech.durationMs === 0 ? 1 : (performance.now() - beganAt) / speech.durationMs;
    return words.slice(0, Math.floor(share * words.length)).join(' ');
  }
}
