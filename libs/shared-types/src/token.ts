/** Answer of `POST /token`. */
export interface TokenResponse {
  /** Signed Twilio access token (JWT) with a Voice grant. */
  token: string;
  /** Client identity: the phone number without its plus sign. */
  identity: string;
  /** Epoch milliseconds after which Twilio refuses the token. */
  expiresAt: number;
}
