/**
 * What was billed, in millionths of the unit. Twilio writes `-0.00750`, negative since it is taken from the balance, and
 * null until it is billed. Sources: https://www.twilio.com/docs/messaging/api/message-resource#message-properties,
 * https://www.twilio.com/docs/voice/api/call-resource#call-properties
 *
 * @returns undefined where it is not billed yet
 */
export function microsOf(price: string | null | undefined): number | undefined {
  const micros = Math.round(Math.abs(Number(price)) * 1_000_000);
  return price === null || price === undefined || price === '' || !Number.isFinite(micros)
    ? undefined
    : micros;
}
