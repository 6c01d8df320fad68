import type { AudioEndpoint } from '../media/audio';

/** What machine detection is to find. */
export type AnswersAs = 'human' | 'machine';

/** What a called party is shown while it rings. */
export interface RingInfo {
  callSid: string;
  accountSid: string;
  from: string;
  to: string;
  /** Custom parameters of `<Client><Parameter>`. */
  parameters: Record<string, string>;
  /** Caller verification by STIR/SHAKEN, such as `TN-Validation-Passed-A`. */
  stirStatus?: string;
}

/** Why a party did not take, or left, a call. */
export interface PartyEnd {
  /** `rejected` = declined or busy, `unreachable` = nobody there, `failed` = media or protocol error. */
  reason: 'hung-up' | 'rejected' | 'busy' | 'unreachable' | 'failed';
  /** Voice SDK / SIP-like code, where one applies (31404, 31486, 53405 …). */
  code?: number;
  message?: string;
}

/** Something a party says, as text: what a recognizer makes of it. */
export interface PartySpeech {
  text: string;
  /** 0 to 1, as `<Gather>` tells it. */
  confidence: number;
  /** How long it takes to say; 0 for words that were typed. */
  durationMs: number;
}

/** What a party tells the call engine. All callbacks are optional to call and never throw into the party. */
export interface PartyListener {
  /** A called party accepted. */
  answered(): void;
  /** Audio flows both ways (ICE and DTLS are up). Recording and measuring start here, not at `answered`. */
  mediaConnected(): void;
  /** The party pressed a key (`0-9*#A-D`). */
  digit(digit: string): void;
  /** The party begins to say this. Followed by `spoke`, unless the party leaves first. */
  speaks?(speech: PartySpeech): void;
  /** The party has said it. */
  spoke?(speech: PartySpeech): void;
  /** The party is gone. Told once; nothing follows it. */
  ended(end: PartyEnd): void;
}

/**
 * Whoever is at one end of a call: a browser on the Voice SDK, the handset page, or a number of the simulated outside
 * world. The call engine commands it by these methods and hears of it through its {@link PartyListener}.
 */
export interface Party {
  readonly kind: 'client' | 'handset' | 'simulated';
  /** How the party is written in Twilio's parameters: `client:alice` or `+15550001111`. */
  readonly address: string;
  readonly audio: AudioEndpoint;
  /** Who answers there; a person where absent. */
  readonly answersAs?: AnswersAs;
  /** Set by the engine before any command. */
  listener: PartyListener;
  /** Called party: starts to ring it. For a client identity this rings every registered session; the first answer wins. */
  ring(info: RingInfo): void;
  /** Called party: stops the ringing (answered elsewhere, timed out, caller gone). */
  cancel(): void;
  /** Calling party: tells it that the far end rings, with the SID its call got; told once. */
  ringing(callSid: string): void;
  /** Calling party: tells it that its call was answered (TwiML that takes the call has begun). */
  answer(callSid: string): void;
  /** Ends the call for this party, with a Voice SDK error where one applies. */
  hangUp(error?: { code: number; message: string }): void;
}

/** A call that a party begins (the browser dials, the handset dials). */
export interface CallRequest {
  party: Party;
  accountSid: string;
  /** `client:<identity>` or a number. */
  from: string;
  /** For a handset: the dialled number. Empty for a client, whose TwiML App decides. */
  to: string;
  /** For a client: the TwiML App of its token's Voice grant. */
  applicationSid?: string;
  /** Custom parameters of `device.connect({ params })`; they become webhook parameters. */
  parameters: Record<string, string>;
}

/** What devices (signalling, handset) ask of the call engine. */
export interface CallEngine {
  /** A party begins a call; the engine answers by commands on `request.party`. */
  begin(request: CallRequest): void;
}

/** What the call engine asks of the devices: who can be rung at an address. */
export interface PartyDirectory {
  /**
   * A party for this client identity, not yet ringing. A party whose identity has no registered session reports
   * `ended({ reason: 'unreachable', code: 31404 })` when rung.
   */
  client(accountSid: string, identity: string): Party;
  /** The handset page that holds this number, if one is open. */
  handset(phoneNumber: string): Party | undefined;
}
