import type { CallStatus, Inspector } from '../control/inspector-events';
import type { MediaClock } from '../media/media-clock';
import { newSid } from '../accounts/sid';
import { LegAudio } from './leg-audio';
import type { AnswersAs, Party, PartyEnd, PartySpeech } from './party';

export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';
export type FinalStatus = Extract<CallStatus, 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled'>;

/** Steps of a call that status callbacks tell. */
export type CallProgress = 'initiated' | 'ringing' | 'answered' | 'completed';

/** What is known of a call from the start. */
export interface CallDetails {
  accountSid: string;
  direction: CallDirection;
  from: string;
  to: string;
  parentCallSid?: string;
  /** The account's number that was called, or that calls. */
  phoneNumberSid?: string;
  /** The TwiML App that answers the call. */
  applicationSid?: string;
  /** Custom parameters of a client's call; they go along with every webhook of the call. */
  parameters?: Record<string, string>;
  forwardedFrom?: string;
}

interface CallListener {
  /** The called party took the call, or the caller's call was answered. */
  progress?(step: CallProgress): void;
  digit?(digit: string): void;
  /** The party begins to say something; what it is comes along, since nobody listens to the sound. */
  speechBegan?(speech: PartySpeech): void;
  speechEnded?(speech: PartySpeech): void;
}

/** How long audio may take to come up after an answer, before the call goes on without it. */
const MEDIA_WAIT_MS = 5000;

/**
 * One leg of Twilio's: from a party to Twilio, or from Twilio to a party. Keeps the state that the REST API shows and
 * commands the party. A call ends once; all that runs on it watches {@link ended}.
 */
export class Call {
  readonly sid = newSid('CA');
  readonly createdAt = new Date();
  readonly audio: LegAudio;
  status: CallStatus = 'queued';
  updatedAt = this.createdAt;
  startedAt: Date | undefined;
  answeredAt: Date | undefined;
  endedAt: Date | undefined;
  sipResponseCode: number | undefined;
  /** What machine detection has found. */
  answeredBy: string | undefined;
  /** Keys that the party pressed so far. */
  digitsReceived = '';
  /** What the party is just saying. */
  speech: PartySpeech | undefined;
  private readonly end = new AbortController();
  private readonly release = new AbortController();
  private readonly listeners = new Set<CallListener>();
  private readonly media = Promise.withResolvers<void>();
  private hasToldRinging = false;
  private isPartyGone = false;

  constructor(
    readonly details: CallDetails,
    private readonly party: Party,
    clock: MediaClock,
    private readonly inspector: Inspector,
  ) {
    this.audio = new LegAudio(clock, party.audio);
    party.listener = {
      answered: () => this.markAnswered(`answered by ${party.address}`),
      mediaConnected: () => this.media.resolve(),
      digit: (digit) => this.press(digit),
      speaks: (speech) => this.beginSpeech(speech),
      spoke: (speech) => this.endSpeech(speech),
      ended: (end) => this.onPartyEnded(end),
    };
  }

  /** Aborted when the call is over. */
  get ended(): AbortSignal {
    return this.end.signal;
  }

  /** Aborted when a called party is sent to TwiML of its own: whoever dialled it lets go of it, without hanging up. */
  get detached(): AbortSignal {
    return this.release.signal;
  }

  detach(): void {
    this.release.abort();
  }

  get isOver(): boolean {
    return this.end.signal.aborted;
  }

  get isAnswered(): boolean {
    return this.answeredAt !== undefined;
  }

  get answersAs(): AnswersAs {
    return this.party.answersAs ?? 'human';
  }

  get partyKind(): Party['kind'] {
    return this.party.kind;
  }

  /** Seconds from answer to end. */
  get durationSec(): number {
    if (!this.answeredAt) return 0;
    return Math.round(((this.endedAt ?? new Date()).getTime() - this.answeredAt.getTime()) / 1000);
  }

  /** Tells the listener what happens until the returned function is called. */
  listen(listener: CallListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** An inbound call arrived. */
  arrive(note: string): void {
    this.start();
    this.change('ringing', note);
    this.tell('ringing');
  }

  /** The call is placed: rings the party. */
  place(parameters: Record<string, string>): void {
    this.start();
    this.change('queued', 'initiated');
    this.tell('initiated');
    if (this.isOver) return;
    this.change('ringing');
    this.tell('ringing');
    const { accountSid, from, to } = this.details;
    this.party.ring({ callSid: this.sid, accountSid, from, to, parameters });
  }

  /** Lets a caller hear that the far end rings. */
  tellRinging(): void {
    if (this.hasToldRinging || this.isAnswered || this.isOver) return;
    this.hasToldRinging = true;
    this.party.ringing(this.sid);
  }

  /** Answers a caller where that has not happened, and waits until audio flows. */
  async answer(): Promise<void> {
    if (this.isOver) return;
    if (!this.isAnswered) {
      this.tellRinging();
      this.party.answer(this.sid);
      this.markAnswered();
    }
    await this.mediaConnected();
  }

  /** Resolves when audio flows, when it did not come up in time, or when the call is over. */
  async mediaConnected(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, MEDIA_WAIT_MS);
    this.ended.addEventListener('abort', () => resolve(), { once: true });
    await Promise.race([this.media.promise, promise]);
    clearTimeout(timer);
    resolve();
  }

  /** The party pressed a key. */
  press(digit: string): void {
    if (this.isOver) return;
    this.digitsReceived += digit;
    for (const listener of [...this.listeners]) listener.digit?.(digit);
  }

  /** The party says this in no time: words that were typed. */
  utter(text: string, confidence: number): void {
    const speech = { text, confidence, durationMs: 0 };
    this.beginSpeech(speech);
    this.endSpeech(speech);
  }

  /** Ends the call: hangs up, or gives up ringing. Without effect once it is over. */
  finish(status: FinalStatus, note?: string, error?: { code: number; message: string }): void {
    if (this.isOver) return;
    const wasRinging = this.details.direction !== 'inbound' && !this.isAnswered;
    this.endedAt = new Date();
    this.sipResponseCode ??= SIP_CODES[status];
    this.change(status, note);
    this.end.abort();
    if (!this.isPartyGone) {
      if (wasRinging) this.party.cancel();
      else this.party.hangUp(error);
    }
    this.audio.close();
    this.tell('completed');
  }

  private beginSpeech(speech: PartySpeech): void {
    if (this.isOver) return;
    this.speech = speech;
    for (const listener of [...this.listeners]) listener.speechBegan?.(speech);
  }

  private endSpeech(speech: PartySpeech): void {
    if (this.isOver) return;
    this.speech = undefined;
    for (const listener of [...this.listeners]) listener.speechEnded?.(speech);
  }

  private start(): void {
    this.startedAt = new Date();
    this.audio.start();
  }

  private markAnswered(note?: string): void {
    if (this.isOver || this.isAnswered) return;
    this.answeredAt = new Date();
    this.change('in-progress', note);
    this.tell('answered');
  }

  private onPartyEnded(end: PartyEnd): void {
    this.isPartyGone = true;
    const status = finalStatus(end, this.isAnswered, this.details);
    if (end.reason === 'unreachable') this.sipResponseCode = this.partyKind === 'client' ? 480 : 404;
    const said = end.message ?? END_WORDS[end.reason];
    this.finish(status, `${this.party.address}: ${said}${end.code === undefined ? '' : ` (${end.code})`}`);
  }

  private change(status: CallStatus, note?: string): void {
    this.status = status;
    this.updatedAt = new Date();
    const { from, to, direction, parentCallSid } = this.details;
    this.inspector.report({
      type: 'call',
      callSid: this.sid,
      from,
      to,
      direction,
      status,
      ...(parentCallSid === undefined ? {} : { parentCallSid }),
      ...(note === undefined ? {} : { note }),
    });
  }

  private tell(step: CallProgress): void {
    for (const listener of [...this.listeners]) listener.progress?.(step);
  }
}

const SIP_CODES: Readonly<Record<FinalStatus, number>> = {
  completed: 200,
  busy: 486,
  failed: 503,
  'no-answer': 487,
  canceled: 487,
};

const END_WORDS: Readonly<Record<PartyEnd['reason'], string>> = {
  'hung-up': 'hung up',
  rejected: 'declined the call',
  busy: 'is busy',
  unreachable: 'cannot be reached',
  failed: 'the connection failed',
};

/**
 * How a party's end shows in the call's status. A declined call counts as busy; a client that is not registered as
 * not answering, a number that does not exist as failed. Source: https://www.twilio.com/docs/voice/api/call-resource#call-status-values
 */
function finalStatus(end: PartyEnd, isAnswered: boolean, { direction, to }: CallDetails): FinalStatus {
  if (isAnswered) return end.reason === 'failed' ? 'failed' : 'completed';
  if (direction === 'inbound') return end.reason === 'failed' ? 'failed' : 'no-answer';
  switch (end.reason) {
    case 'rejected':
    case 'busy':
      return 'busy';
    case 'unreachable':
      return to.startsWith('client:') ? 'no-answer' : 'failed';
    case 'failed':
      return 'failed';
    default:
      return 'no-answer';
  }
}
