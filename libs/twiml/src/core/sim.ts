/** A SIM of Twilio's to ring. Source: https://www.twilio.com/docs/voice/twiml/sim */
export interface Sim {
  readonly tag: 'Sim';
  readonly text: string;
  readonly attributes: Readonly<Record<never, never>>;
}

export const SIM_ATTRIBUTES = {} as const;

/** @param sid of the SIM, `HS` or `DE` and 32 hex digits */
export const sim = (sid: string): Sim =>
  Object.freeze({ tag: 'Sim', text: sid, attributes: Object.freeze({}) });
