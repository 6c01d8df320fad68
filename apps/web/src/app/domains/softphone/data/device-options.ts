import { isUntouched } from './refused-sounds';
import type { LineOptions } from './voice-client';

const SOUND_NAMES = [
  'incoming',
  'outgoing',
  'disconnect',
  ...['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 's', 'h'].map((key) => `dtmf${key}`),
];

/** Own copies of all sounds: the SDK would otherwise fetch fifteen files from the vendor's CDN. */
export const LOCAL_SOUNDS: Record<string, string> = Object.fromEntries(
  SOUND_NAMES.map((name) => [name, `/sounds/${name}.wav`]),
);

/** Options of the SDK's Device that do not need one of its types. Private ones are used with the emulator only. */
export function deviceOptions(line: LineOptions, emulatorHost: string | undefined): Record<string, unknown> {
  return {
    appName: 'centralita',
    allowIncomingWhileBusy: true,
    closeProtection: true,
    // Without these two a dropped socket ends the call after no time, and error codes arrive folded into 31005.
    enableImprovedSignalingErrorPrecision: true,
    maxCallSignalingTimeoutMs: 30_000,
    sounds: LOCAL_SOUNDS,
    // An AudioContext that may not sound yet would warn of each sound that the SDK tries at once; elements are refused quietly.
    ...(isUntouched() && { disableAudioContextSounds: true }),
    logLevel: 'silent',
    ...(line.edge === undefined ? {} : { edge: line.edge }),
    ...(emulatorHost === undefined ? {} : { chunderw: emulatorHost, publishEvents: false }),
  };
}
