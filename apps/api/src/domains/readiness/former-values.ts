import type { FormerLine } from './former-lines';
import type { ReadNumber } from './number-reader';
import type { NumberLine, VoiceLine } from './ports/account-lines';
import { isHere, isOwnElsewhere } from './wanted-lines';

/** Each setting with what belongs to it: an address goes with its method. */
const OF_VOICE = [
  ['voiceUrl', 'voiceMethod'],
  ['voiceFallbackUrl', 'voiceFallbackMethod'],
  ['statusCallback', 'statusCallbackMethod'],
] as const satisfies readonly (readonly (keyof VoiceLine)[])[];
const OF_NUMBER = [
  ...OF_VOICE,
  // Setting the one clears the other at Twilio: both tell who answered.
  ['voiceApplicationSid', 'trunkSid'],
  ['smsApplicationSid'],
  ['smsUrl', 'smsMethod'],
  ['smsFallbackUrl', 'smsFallbackMethod'],
] as const satisfies readonly (readonly (keyof NumberLine)[])[];

/**
 * What is to be kept of a number before it is led here: the settings of others. One that is ours already, as after an attempt
 * of which only a part came through, is no former one: of it stays what was kept before.
 *
 * @param applicationSid of the account
 * @param kept before; undefined where nothing was
 */
export function formerOf(
  { number, application, wanted }: Pick<ReadNumber, 'number' | 'application' | 'wanted'>,
  applicationSid: string | undefined,
  kept: FormerLine | undefined,
  base: string,
): FormerLine {
  const isOwn = (text: string): boolean => isHere(text, base) || (kept !== undefined && isOwnElsewhere(text));
  const { line } = number;
  const isOwnOfNumber = (name: keyof NumberLine, text: string): boolean => {
    if (name === 'smsApplicationSid') return text === wanted.number[name];
    if (name !== 'voiceApplicationSid') return isOwn(text);
    if (line.trunkSid !== '' || text !== wanted.number[name]) return false;
    // With neither a trunk nor an application, the number's own URL answers.
    return text !== '' || isOwn(line.voiceUrl);
  };
  const former = { number: foreign(OF_NUMBER, number.line, kept?.number, isOwnOfNumber) };
  const before = kept?.application;
  if (applicationSid !== undefined && application && wanted.application) {
    const keptLine = before?.sid === applicationSid ? before.line : undefined;
    const line = foreign(OF_VOICE, application, keptLine, (_name, text) => isOwn(text));
    if (Object.keys(line).length > 0) return { ...former, application: { sid: applicationSid, line } };
  }
  return before ? { ...former, application: before } : former;
}

/** The settings that are not ours, and of those that are, what was kept. */
function foreign<Line extends { [Name in keyof Line]: string }>(
  settings: readonly (readonly (keyof Line)[])[],
  now: Line,
  kept: Partial<Line> | undefined,
  isOwn: (name: keyof Line, text: string) => boolean,
): Partial<Line> {
  const found: Partial<Line> = {};
  for (const names of settings) {
    const [first] = names;
    if (first === undefined) continue;
    const from: Partial<Line> = isOwn(first, now[first]) ? (kept ?? {}) : now;
    for (const name of names) if (from[name] !== undefined) found[name] = from[name];
  }
  return found;
}
