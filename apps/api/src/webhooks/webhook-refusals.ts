import { Injectable, type ArgumentsHost } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { WebhookRefused } from '../domains/accounts/api/webhook-refused';
import { AppError } from '../platform/errors/app-error';
import { problem, PROBLEM_TYPE } from '../platform/errors/problem';
import { FailedSignatures } from './failed-signatures';
import { WebhookMeter } from './webhook-meter';

/** The half of each door's error filter that all doors have: who does not belong gets a problem that says why. */
@Injectable()
export class WebhookRefusals {
  constructor(
    private readonly failures: FailedSignatures,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(WebhookRefusals.name);
  }

  /**
   * Answers a webhook that is not let in (403, or 429 where an address tries too often), or came by another method (405).
   *
   * @param channel as the meter names it, such as `voice`
   * @returns false for any other error: the webhook was let in, and its door failed
   */
  answer(channel: string, error: unknown, host: ArgumentsHost): boolean {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (error instanceof WebhookRefused) this.#refuse(channel, error, http.getRequest<Request>(), response);
    else if (error instanceof AppError && error.status === 405)
      sendProblem(response.set('Allow', 'GET, POST'), 405, error.code, error.message);
    else return false;
    return true;
  }

  #refuse(channel: string, error: WebhookRefused, request: Request, response: Response): void {
    this.meter.refuse(channel, error.code);
    const address = request.ip ?? '';
    if (this.failures.countAndCheck(address)) {
      response.set('Retry-After', String(this.failures.retryAfterSec(address)));
      const detail = 'Too many refused webhooks from this address. Signed webhooks are still let in.';
      return sendProblem(response, 429, 'webhook/too-many-refused', detail);
    }
    this.logger.warn({ event: `${channel}.refused`, code: error.code, address }, error.message);
    sendProblem(response, error.status, error.code, error.message);
  }
}

/**
 * For what could not be kept: it comes again. Twilio goes by the status alone, and only as our URLs ask for (see
 * `RETRY_OVERRIDES`); SendGrid and Meta repeat for a day and longer, at times of their own; `Retry-After` is for proxies
 * and programs that relay webhooks.
 */
export const sendNotTaken = (response: Response): void =>
  sendProblem(
    response.set('Retry-After', '1'),
    503,
    'webhook/not-taken',
    'This webhook was not taken. Send it again.',
  );

function sendProblem(response: Response, status: number, code: string, detail: string): void {
  response
    .status(status)
    .type(PROBLEM_TYPE)
    .send(problem(status, code, detail));
}
