import { Module } from '@nestjs/common';
import { AccountsModule } from '../domains/accounts/api/accounts.module';
import { FailedSignatures } from './failed-signatures';
import { TwilioSignatureGuard } from './twilio-signature.guard';
import { UnsignedWebhooks } from './unsigned-webhooks';
import { WebhookMeter } from './webhook-meter';
import { WebhookRefusals } from './webhook-refusals';

const OFFERED = [FailedSignatures, TwilioSignatureGuard, UnsignedWebhooks, WebhookMeter, WebhookRefusals];

/** What the doors of all channels share: each channel's module imports it. */
@Module({ imports: [AccountsModule], providers: OFFERED, exports: OFFERED })
export class TwilioDoorModule {}
