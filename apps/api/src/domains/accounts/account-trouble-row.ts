import type { AccountTrouble } from '@centralita/shared-types';
import type { AccountTestRow } from './accounts-schema';

type TroubleColumns = Pick<AccountTestRow, 'trouble' | 'trouble_facts'>;

/** Pages have no words for it: the sentence is all that was kept before troubles had codes. */
const SENTENCE_ONLY = 'account/sentence-only';

export function rowOfTrouble(trouble: AccountTrouble | null): TroubleColumns {
  if (!trouble) return { trouble: null, trouble_facts: null };
  const { detail, ...facts } = trouble;
  return { trouble: detail, trouble_facts: JSON.stringify(facts) };
}

export function troubleOfRow({
  trouble: detail,
  trouble_facts: facts,
}: TroubleColumns): AccountTrouble | null {
  if (detail === null) return null;
  if (facts === null) return { code: SENTENCE_ONLY, detail };
  return { ...(JSON.parse(facts) as Omit<AccountTrouble, 'detail'>), detail };
}
