import { setFlagsFromString } from 'node:v8';

/** By how much V8 lets its space for new objects grow when it is full: its default (`node --v8-options`). */
const DEFAULT_FACTOR = 2;

/**
 * Whether V8's space for new objects may grow. A start makes much in little time that then stays: the space grew to its
 * limit, and an idle server held 25 MB that it only needs under load. V8 looks at the factor each time that it could
 * grow, so it can be set while the program runs.
 */
export function growsNewSpace(grows: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${grows ? DEFAULT_FACTOR : 1}`);
}
