/** An error as Twilio's REST API answers it. Codes: https://www.twilio.com/docs/api/errors */
export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get body(): { code: number; message: string; more_info: string; status: number } {
    const { code, message, status } = this;
    return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  }
}

export const notFound = (path: string): RestError =>
  new RestError(404, 20404, `The requested resource ${path} was not found`);

export const unauthorized = (): RestError => new RestError(401, 20003, 'Authenticate');

/**
 * A refusal with one of Twilio's codes. Read in the dictionary (https://www.twilio.com/docs/api/errors): 21205 Invalid URL, 21206
 * Invalid SendDigits, 21207 Invalid IfMachine, 21208 Invalid Timeout, 21210 'From' not verified, 21212 Invalid 'From' Number.
 * Not in it as they stand here: 20001, which the dictionary calls "Unknown parameters", a warning, and Twilio's newer resources
 * answer to parameters that are missing or wrong; and 22001 to 22003 of queues, of which no page was found.
 */
export const invalid = (code: number, message: string): RestError => new RestError(400, code, message);
