import { type AudioEndpoint, type AudioSource, FRAME_MS, type Frame, SILENCE } from '../media/audio';

/** Audio of a simulated party: says what it is given, one thing after another, and may say back what it hears. */
export class SimulatedAudio implements AudioEndpoint {
  private readonly sources: { source: AudioSource; done: () => void }[] = [];
  private readonly echo: Frame[] = [];
  private isClosed = false;

  /** @param echoDelayMs how much later it says back what it hears; absent: it does not. */
  constructor(
    private readonly echoDelayMs: number | undefined,
    private readonly onDigit: (digit: string) => void = () => undefined,
  ) {}

  /** Resolves when this was said to its end, or the party is gone. */
  say(source: AudioSource): Promise<void> {
    if (this.isClosed) return Promise.resolve();
    return new Promise((resolve) => this.sources.push({ source, done: resolve }));
  }

  hear(): Frame {
    const current = this.sources[0];
    if (!current) return this.nextEcho();
    const frame = current.source.read();
    if (frame) return frame;
    this.sources.shift();
    current.done();
    return this.hear();
  }

  play(frame: Frame): void {
    if (this.echoDelayMs !== undefined) this.echo.push(frame);
  }

  sendDigits(digits: string): void {
    for (const digit of digits.replace(/[^0-9*#A-D]/g, '')) this.onDigit(digit);
  }

  /** Falls silent for good. */
  close(): void {
    this.isClosed = true;
    for (const { done } of this.sources.splice(0)) done();
    this.echo.length = 0;
  }

  private nextEcho(): Frame {
    const delayFrames = (this.echoDelayMs ?? 0) / FRAME_MS;
    return this.echo.length > delayFrames ? (this.echo.shift() ?? SILENCE) : SILENCE;
  }
}
