import { Catch } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { StatusErrorFilter } from '../status-error-filter';
import { WebhookMeter } from '../webhook-meter';
import { WebhookRefusals } from '../webhook-refusals';

/** The filter of the door of Meta, which sends again for days what was not answered by a 200. */
@Catch()
export class MetaErrorFilter extends StatusErrorFilter {
  constructor(refusals: WebhookRefusals, meter: WebhookMeter, logger: PinoLogger) {
    super('meta', refusals, meter, logger);
  }
}
