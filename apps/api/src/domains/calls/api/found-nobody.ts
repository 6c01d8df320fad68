/** Outcomes of a call that asked for somebody and found nobody. */
export const FOUND_NOBODY: readonly string[] = ['nobody-there', 'busy', 'no-answer', 'failed', 'canceled'];
