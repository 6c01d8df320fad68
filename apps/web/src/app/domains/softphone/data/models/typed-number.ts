/** What was typed, read as a phone number. */
export interface TypedNumber {
  /** As people of that country write it, while it is still being typed. */
  formatted: string;
  /** Two letters, once the number tells. */
  country?: string;
  /** Set when the number could exist and can be dialled. */
  e164?: string;
}
