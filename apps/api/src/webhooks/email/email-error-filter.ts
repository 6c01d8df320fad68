import { Catch } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { StatusErrorFilter } from '../status-error-filter';
import { WebhookMeter } from '../webhook-meter';
import { WebhookRefusals } from '../webhook-refusals';

/** The filter of the door of mail: SendGrid does not repeat what was answered by a 400, and anything else for days. */
@Catch()
export class EmailErrorFilter extends StatusErrorFilter {
  constructor(refusals: WebhookRefusals, meter: WebhookMeter, logger: PinoLogger) {
    super('email', refusals, meter, logger);
  }
}
