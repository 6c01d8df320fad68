import type { WebhookDelivery } from '@centralita/shared-types';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { WebhookDeliveries } from '../../domains/event-webhooks/api/webhook-deliveries';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What was sent to another program. */
@Controller('api/webhook-deliveries')
@Allowed('admin')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: WebhookDeliveries) {}

  @Post(':id/resend')
  @HttpCode(200)
  @NotStored()
  resend(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<WebhookDelivery> {
    return this.deliveries.resend(organisationId, id, actor);
  }
}
