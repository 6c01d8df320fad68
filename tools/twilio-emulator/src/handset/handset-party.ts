import type { AudioEndpoint } from '../media/audio';
import type { Party, PartyEnd, PartyListener, RingInfo } from '../calls/party';
import type { RtpEndpoint } from '../media/rtp-endpoint';
import { SwitchedEndpoint } from '../media/switched-endpoint';
import type { CallEnding, EmulatorMessage } from './protocol';

/** How a party reaches the page it stands for. */
export interface HandsetLink {
  readonly number: string;
  send(message: EmulatorMessage): void;
  /** Takes the line for this party; `false` when another call has it. */
  occupy(party: HandsetParty): boolean;
  /** The party's call is over. */
  release(party: HandsetParty): void;
}

type Stage = 'new' | 'ringing' | 'calling' | 'talking' | 'over';

const NOBODY_LISTENS: PartyListener = {
  answered: () => undefined,
  mediaConnected: () => undefined,
  digit: () => undefined,
  ended: () => undefined,
};

/** Error codes of the Voice SDK and SIP that mean something to a person at a phone. */
const ENDING_BY_CODE: Readonly<Record<number, CallEnding>> = {
  31404: 'unreachable',
  31480: 'no-answer',
  31486: 'busy',
  31487: 'cancelled',
  31603: 'declined',
};

/** Voice SDK code for a media connection that did not come up: https://www.twilio.com/docs/api/errors/53405 */
const MEDIA_FAILED = 53405;

/** Typed words are understood well. */
const TYPED_CONFIDENCE = 0.95;

/** One call of a handset page. The call engine commands it by {@link Party}, the page by the `page…` methods. */
export class HandsetParty implements Party {
  readonly kind = 'handset';
  readonly address: string;
  readonly audio: AudioEndpoint;
  listener: PartyListener = NOBODY_LISTENS;

  private stage: Stage = 'new';
  private callSid = '';
  private media: RtpEndpoint | undefined;
  private readonly sound = new SwitchedEndpoint();

  /** @param createMedia makes the call's connection once the page has something to connect */
  constructor(
    private readonly link: HandsetLink,
    private readonly createMedia: () => RtpEndpoint,
  ) {
    this.address = link.number;
    this.audio = {
      hear: () => this.sound.hear(),
      play: (frame) => this.sound.play(frame),
      sendDigits: (digits) => {
        this.sound.sendDigits(digits);
        this.link.send({ type: 'digits', digits }); // browsers do not tell a page of RFC 4733 tones
      },
    };
  }

  // By the call engine

  ring(info: RingInfo): void {
    if (!this.link.occupy(this)) {
      this.finish();
      this.listener.ended({ reason: 'busy', code: 31486 });
      return;
    }
    this.stage = 'ringing';
    this.callSid = info.callSid;
    const verified = info.stirStatus?.startsWith('TN-Validation-Passed') ?? false;
    this.link.send({ type: 'ring', callSid: info.callSid, from: info.from, to: info.to, verified });
  }

  cancel(): void {
    this.endForPage('cancelled');
  }

  ringing(callSid: string): void {
    this.callSid = callSid;
    if (this.stage === 'calling') this.link.send({ type: 'ringing', callSid });
  }

  answer(callSid: string): void {
    if (this.stage !== 'calling') return;
    this.callSid = callSid;
    this.beginTalking();
  }

  hangUp(error?: { code: number; message: string }): void {
    const unanswered = this.stage === 'calling' ? 'unanswered' : 'cancelled';
    const plain = this.stage === 'talking' ? 'hung-up-there' : unanswered;
    this.endForPage(error ? (ENDING_BY_CODE[error.code] ?? 'failed') : plain, error);
  }

  // By the page

  /** The page calls someone: resolves once its media is set up and `begin` may go to the engine. */
  async pageCalls(offerSdp: string): Promise<boolean> {
    if (!this.link.occupy(this)) {
      this.finish();
      return false;
    }
    this.stage = 'calling';
    return this.negotiate(offerSdp);
  }

  /** The page takes the call that rings. */
  async pageAnswers(offerSdp: string): Promise<void> {
    if (this.stage !== 'ringing' || this.media !== undefined) return;
    if (!(await this.negotiate(offerSdp)) || !this.isIn('ringing')) return;
    this.listener.answered();
    if (this.isIn('ringing')) this.beginTalking();
  }

  pageRejects(): void {
    if (this.stage === 'ringing') this.endForAll('rejected-here', { reason: 'rejected' });
  }

  pageHangsUp(): void {
    if (this.stage === 'ringing') this.pageRejects();
    else this.endForAll('hung-up-here', { reason: 'hung-up' });
  }

  pageDigit(digit: string): void {
    if (this.stage === 'talking') this.listener.digit(digit);
  }

  /** The page's person typed what a recognizer is to understand. */
  pageSays(text: string): void {
    if (this.stage !== 'talking') return;
    const speech = { text, confidence: TYPED_CONFIDENCE, durationMs: 0 };
    this.listener.speaks?.(speech);
    this.listener.spoke?.(speech);
  }

  /** The page was closed or lost its connection. */
  pageGone(): void {
    const reason = this.stage === 'ringing' ? 'unreachable' : 'hung-up';
    if (this.finish()) this.listener.ended({ reason, ...(reason === 'unreachable' ? { code: 31404 } : {}) });
  }

  private async negotiate(offerSdp: string): Promise<boolean> {
    const media = this.createMedia();
    this.media = media;
    media.on('mediaConnected', () => this.onMediaConnected());
    media.on('digit', (digit) => this.pageDigit(digit));
    media.on('failed', (reason) => this.fail(reason));
    try {
      if (!/^m=audio /m.test(offerSdp)) throw new Error('the browser offered no audio');
      const sdp = await media.answerTo(offerSdp);
      if (this.stage === 'over') return false;
      this.sound.connect(media);
      this.link.send({ type: 'media', sdp });
      media.expectMedia();
      return true;
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  private beginTalking(): void {
    this.stage = 'talking';
    this.link.send({ type: 'answered', callSid: this.callSid });
    if (this.media?.isMediaConnected === true) this.listener.mediaConnected();
  }

  /** A caller's audio is up before the far end answers; the engine hears of it when both are true. */
  private onMediaConnected(): void {
    if (this.stage === 'talking') this.listener.mediaConnected();
  }

  private fail(message: string): void {
    this.endForAll('failed', { reason: 'failed', code: MEDIA_FAILED, message });
  }

  private endForPage(how: CallEnding, error?: { code?: number; message?: string }): void {
    if (this.stage === 'new') {
      this.finish();
      return;
    }
    if (this.finish()) {
      this.link.send({
        type: 'ended',
        how,
        ...(error?.code === undefined ? {} : { code: error.code }),
        ...(error?.message === undefined ? {} : { message: error.message }),
      });
    }
  }

  private endForAll(how: CallEnding, end: PartyEnd): void {
    if (this.stage === 'over') return;
    this.endForPage(how, end);
    this.listener.ended(end);
  }

  private finish(): boolean {
    if (this.stage === 'over') return false;
    this.stage = 'over';
    this.media?.close();
    this.sound.connect(undefined);
    this.link.release(this);
    return true;
  }

  /** Asks anew after an `await`, where the compiler still believes the stage of before. */
  private isIn(stage: Stage): boolean {
    return this.stage === stage;
  }
}
