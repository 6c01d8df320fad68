const HOUR_MS = 3_600_000;

/** A session that nobody uses ends after the one, and every session after the other. */
export const SESSION_IDLE_MAX_MS = 7 * 24 * HOUR_MS;
export const SESSION_AGE_MAX_MS = 30 * 24 * HOUR_MS;
