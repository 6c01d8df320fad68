import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { CallFlows } from '@centralita/twiml';
import type { Request, Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { AppError } from '../../platform/errors/app-error';
import { WebhookMeter } from '../webhook-meter';
import { sendNotTaken, WebhookRefusals } from '../webhook-refusals';
import { SpokenApology } from './spoken-apology';
import { isReport } from './voice-report';

/**
 * The filter of the voice door. A caller, whatever fails, hears an apology: Twilio would read out an error of its own and
 * hang up on any other answer. What only reports, and nobody hears, gets a 503: Twilio sends it again, as our URLs ask for. So does
 * a repeatable step that may pass the next time; where it does not, Twilio asks for the fallback.
 * Source: https://www.twilio.com/docs/usage/security/availability-reliability
 */
@Catch()
export class VoiceErrorFilter implements ExceptionFilter {
  constructor(
    private readonly refusals: WebhookRefusals,
    private readonly apology: SpokenApology,
    private readonly flows: CallFlows,
    private readonly meter: WebhookMeter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(VoiceErrorFilter.name);
  }

  catch(error: unknown, host: ArgumentsHost): void {
    if (this.refusals.answer('voice', error, host)) return;
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    this.meter.count('voice', 'failed');
    const request = http.getRequest<Request>();
    const reports = isReport(request);
    const comesAgain = reports || this.#mayPass(error, request);
    const heard = comesAgain ? 'it is to come again' : 'the caller heard an apology';
    this.logger.error(
      { event: 'voice.failed', err: error },
      reports ? 'status callback failed' : `voice webhook failed: ${heard}`,
    );
    if (response.headersSent) return;
    if (comesAgain) sendNotTaken(response);
    else response.status(200).type('text/xml').send(this.apology.twiml);
  }

  #mayPass(error: unknown, { params }: Request): boolean {
    const { flow = '', step = '' } = params as Partial<Record<string, string>>;
    if (!(error instanceof AppError) || !error.retryable || !this.flows.has(flow)) return false;
    return this.flows.get(flow).steps.get(step)?.repeatable === true;
  }
}
