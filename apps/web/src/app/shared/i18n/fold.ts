/** Lower case, without accents: `señal` is found by `senal`. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
