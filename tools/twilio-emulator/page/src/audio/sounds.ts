/** Row and column frequencies of a telephone keypad (ITU-T Q.23). */
const KEY_TONES_HZ: Readonly<Record<string, readonly [number, number]>> = {
  '1': [697, 1209],
  '2': [697, 1336],
  '3': [697, 1477],
  '4': [770, 1209],
  '5': [770, 1336],
  '6': [770, 1477],
  '7': [852, 1209],
  '8': [852, 1336],
  '9': [852, 1477],
  '*': [941, 1209],
  '0': [941, 1336],
  '#': [941, 1477],
};

const KEY_MS = 120;
/** Two gongs, struck in turn 20 times a second, as in a phone of metal. */
const GONGS_HZ = [1046, 1318] as const;
const HAMMER_MS = 50;
const RING_ON_MS = 1000;
const RING_EVERY_MS = 3000;
const RINGBACK_HZ = [440, 480] as const;
const RINGBACK_ON_MS = 1500;
const RINGBACK_EVERY_MS = 4000;
const BUSY_HZ = [480, 620] as const;
const BUSY_BEATS = 3;

/** The sounds that the phone itself makes; all of them computed, none loaded. */
export class Sounds {
  private repeating: ReturnType<typeof setInterval> | undefined;
  private cadence: GainNode | undefined;

  constructor(private readonly context: AudioContext) {}

  /** The click and tone of a key, for the person's ear only. */
  key(digit: string): void {
    const tones = KEY_TONES_HZ[digit];
    if (tones) this.beep(tones, this.context.currentTime, KEY_MS, 0.06, this.context.destination);
  }

  /** Bell of an incoming call, until {@link stop}. */
  bell(): void {
    this.repeat(RING_EVERY_MS, (out) => {
      const start = this.context.currentTime;
      for (let stroke = 0; stroke * HAMMER_MS < RING_ON_MS; stroke++) {
        this.strike(GONGS_HZ[stroke % 2 === 0 ? 0 : 1], start + (stroke * HAMMER_MS) / 1000, out);
      }
    });
  }

  /** What a caller hears while the other phone rings, until {@link stop}. */
  ringback(): void {
    this.repeat(RINGBACK_EVERY_MS, (out) =>
      this.beep(RINGBACK_HZ, this.context.currentTime, RINGBACK_ON_MS, 0.05, out),
    );
  }

  busy(): void {
    this.stop();
    for (let beat = 0; beat < BUSY_BEATS; beat++) {
      this.beep(BUSY_HZ, this.context.currentTime + beat, 500, 0.05, this.context.destination);
    }
  }

  stop(): void {
    clearInterval(this.repeating);
    this.repeating = undefined;
    this.cadence?.disconnect();
    this.cadence = undefined;
  }

  private repeat(everyMs: number, once: (out: AudioNode) => void): void {
    this.stop();
    const out = new GainNode(this.context);
    out.connect(this.context.destination);
    this.cadence = out;
    once(out);
    this.repeating = setInterval(() => once(out), everyMs);
  }

  private beep(
    tonesHz: readonly number[],
    at: number,
    durationMs: number,
    level: number,
    out: AudioNode,
  ): void {
    const end = at + durationMs / 1000;
    const gain = new GainNode(this.context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(level, at + 0.01);
    gain.gain.setValueAtTime(level, end - 0.01);
    gain.gain.linearRampToValueAtTime(0, end);
    gain.connect(out);
    for (const frequency of tonesHz) {
      const tone = new OscillatorNode(this.context, { frequency });
      tone.connect(gain);
      tone.start(at);
      tone.stop(end);
    }
  }

  private strike(frequency: number, at: number, out: AudioNode): void {
    const gain = new GainNode(this.context, { gain: 0 });
    gain.gain.setValueAtTime(0.12, at);
    gain.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
    gain.connect(out);
    const gong = new OscillatorNode(this.context, { frequency, type: 'triangle' });
    gong.connect(gain);
    gong.start(at);
    gong.stop(at + 0.4);
  }
}
