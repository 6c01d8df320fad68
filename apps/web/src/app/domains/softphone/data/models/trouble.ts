/** What a person can do about a trouble. The banner shows one button for it. */
export type TroubleAction =
  'settings' | 'retry' | 'allow-microphone' | 'devices' | 'preflight' | 'reload' | 'none';

/** A fault in words: `key` stands under `trouble` in the softphone's translations (`title`, `text`). */
export interface Trouble {
  key: string;
  action: TroubleAction;
  /** Twilio's code, shown small beside the words so that it can be looked up. */
  code?: number;
}
