/**
 * SQL that makes the numbers of all streams go on from the present time. A page that comes back after a restore may have
 * been told what the older database never held, under numbers that will be given again: so far behind, it is told to
 * fetch everything anew. Milliseconds are ahead of all numbers that were ever given, and far below 2^53.
 */
export const numbersAfterRestore = (now: number): string =>
  `update activity_counter set number = ${now} where number < ${now}`;
