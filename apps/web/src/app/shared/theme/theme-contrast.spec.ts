import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const STYLES = join(import.meta.dirname, '../../../styles');
const AA_TEXT = 4.5;

type Scheme = 'light' | 'dark';
const states = new Map(
  [
    ...readFileSync(join(STYLES, '_states.scss'), 'utf8').matchAll(
      /--(c-[\w-]+): light-dark\((#\w+), (#\w+)\)/g,
    ),
  ].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
);

/** The surfaces on which text and icons in state colours stand: Material's tones of the neutral palette. */
const neutral = /neutral: \(([^)]*)\)/.exec(readFileSync(join(STYLES, '_palettes.scss'), 'utf8'))?.[1] ?? '';
const tone = (step: number): string => new RegExp(`\\b${step}: (#\\w+)`).exec(neutral)?.[1] ?? 'missing';
const SURFACES: Record<Scheme, string[]> = {
  light: [98, 96, 94, 92, 90].map(tone),
  dark: [6, 10, 12, 17, 22].map(tone),
};

const channel = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const luminance = (hex: string): number => {
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5].map((at) =>
    channel(parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [dark = NaN, light = NaN] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const color = (name: string, scheme: Scheme): string => states.get(name)?.[scheme] ?? 'missing';

describe.each(['light', 'dark'] as const)('state colours, %s', (scheme) => {
  it.each(['live', 'ringing', 'hold', 'ended'])('%s is readable in all its pairs', (state) => {
    expect(contrast(color(`c-on-${state}`, scheme), color(`c-${state}`, scheme))).toBeGreaterThanOrEqual(
      AA_TEXT,
    );
    expect(
      contrast(color(`c-on-${state}-container`, scheme), color(`c-${state}-container`, scheme)),
    ).toBeGreaterThanOrEqual(AA_TEXT);
    for (const surface of SURFACES[scheme]) {
      expect(contrast(color(`c-${state}-text`, scheme), surface)).toBeGreaterThanOrEqual(AA_TEXT);
    }
  });
});
