import { randomBytes } from 'node:crypto';
import { FRAME_SAMPLES } from './audio';
import { PCMU_PAYLOAD_TYPE } from './peer-config';
import { TelephoneEventWriter } from './telephone-event';

/** A packet to send, without its SSRC. */
export interface OutgoingRtp {
  header: { payloadType: number; sequenceNumber: number; timestamp: number; marker: boolean };
  payload: Buffer;
}

/** Numbers and stamps what one stream sends: audio, or keypad tones in its place. */
export class RtpOutput {
  readonly digits = new TelephoneEventWriter();
  private sequenceNumber = randomBytes(2).readUInt16BE();
  private readonly firstTimestamp = randomBytes(4).readUInt32BE();
  private lastAudioTick: number | undefined;
  private keyTimestamp = 0;

  /** @param firstTick the clock's tick at the beginning. */
  constructor(private readonly firstTick: number) {}

  /** The packets of this tick. Without a negotiated telephone-event type, keys are dropped. */
  packets(tick: number, audio: Buffer, telephoneEventPayloadType: number | undefined): OutgoingRtp[] {
    const timestamp = this.timestampOf(tick);
    if (this.digits.isIdle) return [this.audioPacket(tick, timestamp, audio)];
    const events = this.digits.next();
    if (telephoneEventPayloadType === undefined) return [this.audioPacket(tick, timestamp, audio)];
    return events.map(({ payload, marker }) => {
      if (marker) this.keyTimestamp = timestamp;
      return {
        header: {
          payloadType: telephoneEventPayloadType,
          sequenceNumber: this.nextSequenceNumber(),
          timestamp: this.keyTimestamp,
          marker,
        },
        payload,
      };
    });
  }

  private audioPacket(tick: number, timestamp: number, payload: Buffer): OutgoingRtp {
    // RFC 3551 §4.1: the first packet after a pause is marked.
    const marker = this.lastAudioTick !== tick - 1;
    this.lastAudioTick = tick;
    return {
      header: {
        payloadType: PCMU_PAYLOAD_TYPE,
        sequenceNumber: this.nextSequenceNumber(),
        timestamp,
        marker,
      },
      payload,
    };
  }

  private timestampOf(tick: number): number {
    return (this.firstTimestamp + (tick - this.firstTick) * FRAME_SAMPLES) % 2 ** 32;
  }

  private nextSequenceNumber(): number {
    this.sequenceNumber = (this.sequenceNumber + 1) & 0xffff;
    return this.sequenceNumber;
  }
}
