import type { TwilioCredentials } from '@centralita/shared-types';
import { hasRightShape } from './models/credential-rules';

/** Reads what a store holds; anything but whole, well-shaped credentials counts as none. */
export const readCredentials = (json: string | undefined): TwilioCredentials | undefined => {
  if (!json) return undefined;
  try {
    const read = JSON.parse(json) as TwilioCredentials | null;
    return read && hasRightShape(read) ? read : undefined;
  } catch {
    return undefined;
  }
};
