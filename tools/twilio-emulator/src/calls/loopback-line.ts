import { type AudioEndpoint, type Frame, SILENCE } from '../media/audio';
import type { CallEngine, Party, PartyEnd, PartyListener, RingInfo } from './party';

/** Frames that may wait between the two halves: enough for any order of their ticks. */
const MAX_WAITING_FRAMES = 4;

/**
 * The line between a call that the account makes and the one it thereby gets: somebody dials a number of the account
 * itself. Two parties, back to back: what one call's party hears, the other call's party says.
 */
export class LoopbackLine {
  /** The called party of the outgoing call. */
  readonly called: Party;

  constructor(engine: CallEngine, number: string) {
    const called = new Half(number, (info, half) => {
      const calling = new Half(info.from);
      half.join(calling);
      engine.begin({
        party: calling,
        accountSid: info.accountSid,
        from: info.from,
        to: number,
        parameters: {},
      });
    });
    this.called = called;
  }
}

class Half implements Party {
  readonly kind = 'simulated';
  readonly audio: AudioEndpoint;
  listener: PartyListener = {
    answered: () => undefined,
    mediaConnected: () => undefined,
    digit: () => undefined,
    ended: () => undefined,
  };
  private other: Half | undefined;
  private readonly waiting: Frame[] = [];
  private isOver = false;
  private isAnswered = false;

  constructor(
    readonly address: string,
    private readonly onRing?: (info: RingInfo, half: Half) => void,
  ) {
    this.audio = {
      hear: () => this.waiting.shift() ?? SILENCE,
      play: (frame) => this.other?.take(frame),
      sendDigits: (digits) => {
        for (const digit of digits.replace(/[^0-9*#A-D]/g, '')) this.other?.listener.digit(digit);
      },
    };
  }

  join(other: Half): void {
    this.other = other;
    other.other = this;
  }

  ring(info: RingInfo): void {
    this.onRing?.(info, this);
  }

  cancel(): void {
    this.leave({ reason: 'hung-up' });
  }

  ringing(): void {
    // The outgoing call rings since it was placed.
  }

  answer(): void {
    const called = this.other;
    if (!called || this.isOver) return;
    this.isAnswered = called.isAnswered = true;
    called.listener.answered();
    for (const half of [called, this]) half.listener.mediaConnected();
  }

  hangUp(error?: { code: number; message: string }): void {
    const declined: PartyEnd['reason'] = error?.code === 31404 ? 'unreachable' : error ? 'busy' : 'rejected';
    this.leave({ reason: this.isAnswered ? 'hung-up' : declined, ...error });
  }

  private take(frame: Frame): void {
    this.waiting.push(frame);
    if (this.waiting.length > MAX_WAITING_FRAMES) this.waiting.shift();
  }

  private leave(end: PartyEnd): void {
    if (this.isOver) return;
    this.isOver = true;
    const { other } = this;
    if (!other || other.isOver) return;
    other.isOver = true;
    other.listener.ended(end);
  }
}
