import { PASSWORD_LENGTH_MIN } from '@centralita/shared-types/rules';

/** How long a password would stand against guessing, in words; `short` is refused, the others are advice. */
export type PasswordStrength = 'short' | 'weak' | 'fair' | 'good' | 'strong';

/** Beginnings and parts that every guessing program tries first. */
const COMMON = [
  'password',
  'contrasena',
  'contraseña',
  'qwerty',
  'qwertz',
  'asdf',
  'zxcv',
  'letmein',
  'welcome',
  'bienvenid',
  'admin',
  'centralita',
  'iloveyou',
  'teamo',
  'abcdef',
  'abc123',
  '123456',
  '654321',
  '111111',
  'secret',
  'dragon',
  'monkey',
];
const FAIR_BITS = 40;
const GOOD_BITS = 55;
const STRONG_BITS = 72;

/**
 * A rough estimate: characters that follow from the one before (repeats, sequences), common parts, and the person's own
 * words count for little.
 *
 * @param own words that whoever knows the person tries first: name, e-mail address, organisation
 */
export const passwordStrength = (password: string, own: readonly string[] = []): PasswordStrength => {
  if (password.length < PASSWORD_LENGTH_MIN) return 'short';
  const bits = guessBits(withoutKnownParts(password.toLowerCase(), own), alphabetSize(password));
  if (bits < FAIR_BITS) return 'weak';
  if (bits < GOOD_BITS) return 'fair';
  return bits < STRONG_BITS ? 'good' : 'strong';
};

/** Each known part shrinks to one character: that is about what it costs to guess. */
const withoutKnownParts = (password: string, own: readonly string[]): string => {
  const parts = [...own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)), ...COMMON]
    .filter((part) => part.length >= 4)
    .sort((one, other) => other.length - one.length);
  return parts.reduce((rest, part) => rest.replaceAll(part, ' '), password);
};

const guessBits = (text: string, alphabet: number): number => {
  let surprising = 0;
  const seen = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    const pair = text.slice(at - 1, at + 1);
    const follows = at > 0 && (Math.abs(step) <= 1 || seen.has(pair));
    seen.add(pair);
    surprising += follows ? 0.15 : 1;
  }
  return surprising * Math.log2(alphabet);
};

/** Words of a language are far from random letters, hence the small sizes. */
const alphabetSize = (password: string): number => {
  const kinds: [RegExp, number][] = [
    [/\p{Ll}/u, 10],
    [/\p{Lu}/u, 6],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 8],
  ];
  return kinds.reduce((size, [kind, adds]) => size + (kind.test(password) ? adds : 0), 0);
};
