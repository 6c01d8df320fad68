/** A caller who waits to be taken. */
export interface WaitingCaller {
  /** The provider's: `CA…`. */
  callId: string;
  /** E.164; or as it came: `anonymous`, empty, `sip:…`. */
  from: string;
  to: string;
  waitingSince: number;
}

/** Somebody who asked to be called back. */
export interface CallbackItem {
  id: string;
  /** Where to call, E.164. */
  number: string;
  askedAt: number;
  /** When they came into the queue, where they left it for this; else when they asked. */
  waitingSince: number;
  /** They have waited longer than anybody who still waits on the line. */
  isTurn: boolean;
  /** Who is calling them now: of the last ten minutes; null where nobody is. */
  takenBy: { id: string; name: string } | null;
}

/** Answer of `GET /api/queue` (agent): who waits, and who is to be called back, those who have waited longest first. */
export interface CallQueueState {
  waiting: WaitingCaller[];
  callbacks: CallbackItem[];
  /** Seconds that the latest ten waited who were taken; null where nobody was. */
  averageWaitSec: number | null;
}

/*
 * `POST /api/queue/take` (agent): rings this person's own browser, and connects it with whoever has waited longest. 204;
 * `queue/empty` (409) where nobody waits. `POST /api/queue/callbacks/:id/take` (agent), before their number is dialled: 204;
 * `queue/taken` (409) where somebody else is calling them; `queue/not-found` (404). `POST /api/queue/callbacks/:id/done`
 * (agent): 204; `queue/not-found` (404).
 */
