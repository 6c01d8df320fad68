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

export const invalid = (code: number, message: string): RestError => new RestError(400, code, message);
