import type { Organisation } from '@centralita/shared-types';
import { E164, MAIL_DOMAIN } from '@centralita/shared-types/rules';

/** `0034 (91) 123-45-67` becomes `+34911234567`. */
export const cleanNumber = (typed: string): string =>
  typed.replace(/[\s().\-/]/g, '').replace(/^00(?=[1-9])/, '+');

/** `Ana@Example.com` and `https://example.com/` become `example.com`. */
export const cleanDomain = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/\/.*$/, '');

type ListName = 'numbers' | 'mailDomains';
const SHAPES: Record<ListName, RegExp> = { numbers: E164, mailDomains: MAIL_DOMAIN };

/** Why a number or domain cannot be this organisation's: its shape, it has it already, or another one has it. */
export const judgeValue = (
  list: ListName,
  value: string,
  own: Organisation,
  all: readonly Organisation[],
): 'shape' | 'twice' | { takenBy: string } | undefined => {
  if (!SHAPES[list].test(value)) return 'shape';
  const holder = all.find((organisation) => organisation[list].includes(value));
  if (!holder) return undefined;
  return holder.id === own.id ? 'twice' : { takenBy: holder.name };
};
