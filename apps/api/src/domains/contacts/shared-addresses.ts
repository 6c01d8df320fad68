import { foldText } from '../../platform/text/fold-text';
import { spellingsOf } from './api/contact-address';
import type { ListedContact } from './contact-list';

/** The same for every spelling of a number. */
export const addressKey = (address: string): string => spellingsOf(address).sort()[0] ?? address;

export const addressesOf = ({ phones, emails }: Pick<ListedContact, 'phones' | 'emails'>): string[] => [
  ...phones,
  ...emails,
];

/**
 * Keys of the numbers and addresses that stand with several people in one list: in lines with other numbers or addresses
 * beside them, and not under one name.
 */
export function sharedAddresses(lines: readonly ListedContact[]): Set<string> {
  const uses = lines.flatMap((line) => {
    const name = foldText(line.name ?? '');
    const keys = addressesOf(line).map(addressKey).sort();
    return keys.map((key) => ({ key, name, beside: keys.filter((one) => one !== key).join(' ') }));
  });
  const byKey = [...Map.groupBy(uses, ({ key }) => key)];
  return new Set(byKey.flatMap(([key, all]) => (isShared(all) ? key : [])));
}

function isShared(uses: readonly { name: string; beside: string }[]): boolean {
  const besides = new Set(uses.map(({ beside }) => beside));
  if (besides.size === 1) return false;
  const named = uses.filter(({ name }) => name !== '');
  const names = new Set(named.map(({ name }) => name));
  if (names.size > 1 && new Set(named.map(({ beside }) => beside)).size > 1) return true;
  // Without a name, only what stands beside it tells whose it is.
  besides.delete('');
  return besides.size > 1 && uses.some(({ name, beside }) => name === '' && beside !== '');
}
