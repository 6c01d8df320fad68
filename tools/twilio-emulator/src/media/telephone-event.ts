import { FRAME_SAMPLES } from './audio';
import { type DigitStep, eventCodeOf, keyOfEventCode, parseDigits } from './dtmf';

const TONE_TICKS = 8; // 160 ms, as Twilio's keypad tones
const GAP_TICKS = 5; // 100 ms of quiet between keys
/** RFC 4733 §2.5.1.4: the last packet of an event is sent three times. */
const END_REPEATS = 3;
const VOLUME = 10; // −10 dBm0

/** One packet of a keypad tone (RFC 4733 §2.3). */
export interface TelephoneEventPacket {
  payload: Buffer;
  /** The first packet of a key: all of a key carry its timestamp, however late the clock ticks. */
  marker: boolean;
}

/** Hears keys in RFC 4733 packets; tells each key once, at its first packet, whatever gets lost or repeated. */
export class TelephoneEventReader {
  private lastTimestamp: number | undefined;

  read(timestamp: number, payload: Uint8Array): string | undefined {
    if (payload.length < 4 || timestamp === this.lastTimestamp) return undefined;
    const key = keyOfEventCode(payload[0] ?? 255);
    if (key === undefined) return undefined;
    this.lastTimestamp = timestamp;
    return key;
  }
}

/** Makes the RFC 4733 packets of a queue of keys, those of one 20 ms tick at a time. */
export class TelephoneEventWriter {
  private readonly steps: DigitStep[] = [];
  private tick = 0;

  enqueue(digits: string): void {
    this.steps.push(...parseDigits(digits));
  }

  get isIdle(): boolean {
    return this.steps.length === 0;
  }

  /** The packets of this tick: none in a pause. While {@link isIdle} is false no audio is to be sent. */
  next(): TelephoneEventPacket[] {
    const step = this.steps[0];
    if (!step) return [];
    const elapsed = this.tick++;
    if ('pauseTicks' in step) {
      if (this.tick >= step.pauseTicks) this.finishStep();
      return [];
    }
    if (this.tick >= TONE_TICKS + GAP_TICKS) this.finishStep();
    if (elapsed >= TONE_TICKS) return [];
    const isEnd = elapsed === TONE_TICKS - 1;
    const packet: TelephoneEventPacket = {
      payload: encode(step.key, isEnd, (elapsed + 1) * FRAME_SAMPLES),
      marker: elapsed === 0,
    };
    return isEnd ? Array.from({ length: END_REPEATS }, () => packet) : [packet];
  }

  private finishStep(): void {
    this.steps.shift();
    this.tick = 0;
  }
}

function encode(key: string, isEnd: boolean, durationSamples: number): Buffer {
  const payload = Buffer.alloc(4);
  payload[0] = eventCodeOf(key) ?? 0;
  payload[1] = (isEnd ? 0x80 : 0) | VOLUME;
  payload.writeUInt16BE(durationSamples, 2);
  return payload;
}
