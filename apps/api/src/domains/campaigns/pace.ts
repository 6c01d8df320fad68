const MINUTE_MS = 60_000;
/** Shorter turns are more work for no more evenness. */
const TURN_MS_MIN = 5_000;

/** How many a campaign sends in one turn, and how long it is until the next. */
export function paceOf(perMinute: number): { share: number; everyMs: number } {
  const share = Math.max(1, Math.floor((perMinute * TURN_MS_MIN) / MINUTE_MS));
  return { share, everyMs: Math.ceil((share * MINUTE_MS) / perMinute) };
}
