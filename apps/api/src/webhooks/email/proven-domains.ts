/** What Inbound Parse says of a sender. */
export interface SenderChecks {
  spf: string | undefined;
  /** Such as `{@example.com : pass, @mailer.example : fail}`. */
  dkim: string | undefined;
  /** Address of the envelope: SPF is about its domain. */
  envelopeFrom: string | undefined;
}

/**
 * Domains that have certainly sent a mail: those whose signature holds (DKIM), and that of the envelope where the machine
 * may send for it (SPF).
 *
 * Source: https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook
 */
export function provenDomains({ spf, dkim, envelopeFrom }: SenderChecks): string[] {
  const signed = [...(dkim ?? '').matchAll(/@([^\s:,{}@]+)\s*:\s*pass\b/gi)].flatMap(
    ([, each]) => each ?? [],
  );
  // Programs do not agree whose an address with more than one @ is: it proves nothing.
  const [, domain] = /^[^@]+@([^@]+)$/.exec(envelopeFrom ?? '') ?? [];
  const sent = domain !== undefined && /^pass\b/i.test(spf?.trim() ?? '') ? [domain] : [];
  return [...new Set(signed.concat(sent).map((domain) => domain.toLowerCase()))];
}
