/** Number that the first handset page gets. */
export const FIRST_NUMBER = '+12025550199';

/** Numbers for further pages, in order. */
export const FURTHER_NUMBERS: readonly string[] = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => `+1202555019${n}`);
