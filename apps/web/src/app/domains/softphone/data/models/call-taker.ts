/** Somebody else who answered; without a name where it was no person that the server knows. */
export interface CallTaker {
  name?: string;
}
