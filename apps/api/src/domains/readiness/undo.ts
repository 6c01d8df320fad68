import type { FormerLine } from './former-lines';
import type { NumberAtProvider } from './ports/account-lines';

/** What putting a number back sets at the provider. */
export interface Undo {
  number: FormerLine['number'];
  /** Absent where others still need the application as it is. */
  application?: FormerLine['application'];
  /** Other numbers whose calls come by the application that is put back. */
  along: NumberAtProvider[];
  /** SID of the number whose undoing is to put the application back, now that this one's does not. */
  heir?: string;
}

/**
 * Other numbers and the calls that agents make go by the same TwiML App. So it is put back with the last number that uses
 * it; or with one that used it before, which would come back to nothing without.
 *
 * @param all numbers of the account
 * @param kept of those that were led here, by their SIDs
 */
export function undoOf(
  number: NumberAtProvider,
  former: FormerLine,
  all: readonly NumberAtProvider[],
  kept: ReadonlyMap<string, { former: FormerLine }>,
): Undo {
  const { application } = former;
  if (!application) return { number: former.number, along: [] };
  const sharing = all.filter(
    ({ sid, line }) => sid !== number.sid && line.voiceApplicationSid === application.sid,
  );
  const comesBackToIt =
    (former.number.voiceApplicationSid ?? number.line.voiceApplicationSid) === application.sid;
  if (comesBackToIt || sharing.length === 0) return { number: former.number, application, along: sharing };
  // Those that used it before have no other application kept.
  const usedItBefore = ({ sid }: NumberAtProvider): boolean =>
    kept.get(sid)?.former.number.voiceApplicationSid === undefined;
  const led = sharing.filter(({ sid }) => kept.has(sid));
  const heir = led.find(usedItBefore) ?? led[0] ?? sharing[0];
  return { number: former.number, along: [], ...(heir && { heir: heir.sid }) };
}
