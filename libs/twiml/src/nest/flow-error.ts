/**
 * What can be wrong with a flow.
 *
 * At boot: `twiml/invalid-flow-id`, `twiml/duplicate-flow`, `twiml/two-flow-ids`, `twiml/missing-start`,
 * `twiml/start-takes-wrong-event`, `twiml/malformed-step`, `twiml/scoped-provider`, `twiml/malformed-transform`.
 * In a call: `twiml/unknown-flow`, `twiml/unknown-step`, `twiml/invalid-reply`.
 */
export type FlowErrorCode =
  | 'twiml/invalid-flow-id'
  | 'twiml/duplicate-flow'
  | 'twiml/two-flow-ids'
  | 'twiml/missing-start'
  | 'twiml/start-takes-wrong-event'
  | 'twiml/malformed-step'
  | 'twiml/scoped-provider'
  | 'twiml/malformed-transform'
  | 'twiml/unknown-flow'
  | 'twiml/unknown-step'
  | 'twiml/invalid-reply';

/** A flow, or a call to one, is wrong; `code` says how, the message what to do. */
export class FlowError extends Error {
  override readonly name = 'FlowError';

  constructor(
    readonly code: FlowErrorCode,
    message: string,
  ) {
    super(`${message} [${code}]`);
  }
}
