export interface MailProblem {
  message: string;
  field: string | null;
}

/**
 * An error as SendGrid's API answers it: `{ errors: [{ message, field, help }] }`.
 * Source: https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/responses
 */
export class MailError extends Error {
  readonly body: { errors: (MailProblem & { help: null })[] };

  constructor(
    readonly status: number,
    ...problems: MailProblem[]
  ) {
    super(problems.map(({ message }) => message).join(' '));
    this.body = { errors: problems.map((problem) => ({ ...problem, help: null })) };
  }
}
