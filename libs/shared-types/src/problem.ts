/** Problem details (RFC 9457) with a stable code: the body of every refused or failed request of our own API. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** What happened, why and what to do, in English. */
  detail: string;
  /** Stable code such as `request/invalid`, `token/rate-limited`. */
  code: string;
  /** The fields at fault, for `request/invalid`. */
  errors?: FieldProblem[];
}

export interface FieldProblem {
  field: string;
  /** Stable code such as `missing`, `wrong-shape`, `unknown`. */
  code: string;
  /** English sentence that says what is expected. */
  detail: string;
  /** Page of the Twilio console where the right value stands. */
  where?: string;
}
