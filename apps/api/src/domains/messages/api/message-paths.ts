/** Where messages come in, and where it is told what becomes of those that go out. */
export const MESSAGES_PATH = '/webhooks/messages';
export const MESSAGES_STATUS_PATH = `${MESSAGES_PATH}/status`;
export const MESSAGES_FALLBACK_PATH = `${MESSAGES_PATH}/fallback`;

/** What the status callback of a message carries (as `q.m`): which message of ours, and which attempt at it. */
export const REFERENCE_PARAMETER = 'm';
