import type { Money } from '@centralita/shared-types';

/** An amount as a language writes it, in its own currency. A message costs a fraction of a cent: small ones have four decimals. */
export const moneyText = ({ unit, amount }: Money, language: string): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: unit,
    maximumFractionDigits: amount < 1 ? 4 : 2,
  }).format(amount);

/** Those of several currencies beside each other, which are never added together. Empty where there are none. */
export const moneysText = (amounts: readonly Money[], language: string): string =>
  amounts.map((money) => moneyText(money, language)).join(' + ');
