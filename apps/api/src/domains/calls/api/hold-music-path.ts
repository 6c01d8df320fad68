/** Where this server has the tune that callers hear while they wait. */
export const HOLD_MUSIC_PATH = 'hold-music.wav';
