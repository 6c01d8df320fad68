import type { CallItem } from '@centralita/shared-types';

/** That a call was given to somebody else, as a key of `calls.given` and the names that its words need. */
export interface CallGiven {
  key: 'given' | 'rings' | 'in-vain' | 'others';
  by: string | undefined;
  to: string | undefined;
  taker: string | undefined;
}

/** To whom a call was given, in order. */
export function callGiven({ transfers, endedAt }: CallItem): CallGiven[] {
  return transfers.map(({ by, to, number, takenAt, takenBy }, at) => {
    const isLast = at === transfers.length - 1;
    const rings = takenAt === null && isLast && endedAt === null;
    const toOthers = takenBy !== null && to !== null && takenBy.id !== to.id;
    return {
      key: toOthers ? 'others' : takenAt !== null ? 'given' : rings ? 'rings' : 'in-vain',
      by: by?.name,
      to: to?.name ?? number ?? undefined,
      taker: takenBy?.name,
    };
  });
}
