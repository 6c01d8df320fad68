/**
 * Answer of `POST /token`: of six credentials (personal mode), or of an empty body from a signed-in agent (the team's
 * account, an identity of the agent's own). An agent is refused with `token/no-account`, `token/account-incomplete` or
 * `token/no-number` (409), `session/role-needed` (403), `session/none` (401).
 */
export interface TokenResponse {
  /** Signed Twilio access token (JWT) with a Voice grant. */
  token: string;
  /** Client identity: the phone number without its plus sign; for a signed-in agent, one of their own. */
  identity: string;
  /** Epoch milliseconds after which Twilio refuses the token. */
  expiresAt: number;
  /** E.164: the number that calls of a signed-in agent show; those of a person's own account show that account's. */
  callerId?: string;
}
