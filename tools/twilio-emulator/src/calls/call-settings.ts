/** How calls are told; changed by `PUT /control/calling`. */
export interface CallSettings {
  /** Status callbacks arrive out of order: once the call is over, the last one first. */
  shuffleStatuses: boolean;
}

export const DEFAULT_CALLING: Readonly<CallSettings> = { shuffleStatuses: false };
