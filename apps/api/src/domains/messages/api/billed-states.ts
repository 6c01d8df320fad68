/** States of a message of ours that is billed, or may be. */
export const BILLED_STATES = ['sent', 'delivered', 'read', 'undelivered'] as const;
