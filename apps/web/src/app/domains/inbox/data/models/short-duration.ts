const MINUTE_MS = 60_000;
const STEPS = [
  { unit: 'day', minutes: 1_440, from: 2_880 },
  { unit: 'hour', minutes: 60, from: 60 },
  { unit: 'minute', minutes: 1, from: 0 },
] as const;

/** A duration in its largest unit that says enough, such as `12 min` or `3 h`; never less than a minute. */
export function shortDuration(ms: number, language: string): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  const step = STEPS.find(({ from }) => minutes >= from) ?? STEPS[2];
  const options = { style: 'unit', unit: step.unit, unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(language, options).format(Math.floor(minutes / step.minutes));
}
