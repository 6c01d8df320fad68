/** How far a call got before its end. */
export type CallMark = 'dialled' | 'answered';
