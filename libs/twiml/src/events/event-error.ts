/** One parameter that is not what it must be. Its value is not kept: it may be personal. */
export interface ParameterProblem {
  /** Twilio's name, such as `CallSid`. */
  readonly parameter: string;
  /** What it should be. */
  readonly expected: string;
}

/**
 * A webhook's parameters are not those of the expected event.
 *
 * Codes: `twiml/invalid-event` (a parameter is missing, misshapen or contradicts itself).
 */
export class EventError extends Error {
  override readonly name = 'EventError';
  readonly code = 'twiml/invalid-event';

  constructor(
    /** Name of the event class. */
    readonly event: string,
    readonly problems: readonly ParameterProblem[],
  ) {
    super(
      `Not a valid ${event}: ${problems.map(({ parameter, expected }) => `${parameter} ${expected}`).join('; ')}. ` +
        'Check that Twilio, not a person or another service, calls this address.',
    );
  }
}
