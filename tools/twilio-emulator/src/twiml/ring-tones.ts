import type { AudioSource } from '../media/audio';
import { ringback, ToneSource, type ToneStep } from '../media/tones';

function cadence(frequenciesHz: readonly number[], ...onOffMs: number[]): ToneStep[] {
  return onOffMs.map((durationMs, index) => ({
    frequenciesHz: index % 2 === 0 ? frequenciesHz : [],
    durationMs,
  }));
}

/** Most countries ring at 425 Hz, one second in five. */
const COMMON = cadence([425], 1000, 4000);

/** Ring-back tones by the country codes of `<Dial ringTone>`. Source: ITU-T E.180, supplement 2 */
const TONES: Readonly<Record<string, ToneStep[]>> = {
  au: cadence([400, 450], 400, 200, 400, 2000),
  be: cadence([425], 1000, 3000),
  cn: cadence([450], 1000, 4000),
  es: cadence([425], 1500, 3000),
  fr: cadence([440], 1500, 3500),
  in: cadence([400, 425], 400, 200, 400, 2000),
  jp: cadence([384, 416], 1000, 2000),
  nz: cadence([400, 450], 400, 200, 400, 2000),
  ru: cadence([425], 800, 3200),
  se: cadence([425], 1000, 5000),
  sg: cadence([400, 425], 400, 200, 400, 2000),
  uk: cadence([400, 450], 400, 200, 400, 2000),
  za: cadence([400, 433], 400, 200, 400, 2000),
};

const AS_COMMON = 'at bg br ch cl cz de dk ee fi gr hu il it lt mx my nl no ph pl pt th tw ve'.split(' ');

/** What the caller hears while the far end rings; American where no country, or none that Twilio knows, is named. */
export function ringTone(country: string | undefined): AudioSource {
  const code = country?.trim().toLowerCase() ?? '';
  const steps = TONES[code] ?? (AS_COMMON.includes(code) ? COMMON : undefined);
  return steps ? new ToneSource(steps, true) : ringback();
}
