/**
 * The recording of a talk in a room, where no `<Dial>` records it. A port, bound to the domain of recordings, which is above this
 * one. Of a side that was not told, and has not agreed, nothing is recorded.
 */
export abstract class TalkRecording {
  /** A side talks with the team again: from now on it is recorded, until its call ends. Asked again, once. */
  abstract goOn(accountSid: string, sideSid: string): Promise<void>;

  /** Somebody outside of the team comes to the talk who was not told. Rejects with `ProviderError`: then it may still be recorded. */
  abstract end(accountSid: string, sideSid: string): Promise<void>;
}
