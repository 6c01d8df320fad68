import {
  DELIVERY_STATES,
  EventWebhookDraft,
  type EventWebhook,
  type Page,
  type Resent,
  type WebhookDelivery,
} from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Actor } from '../../domains/audit/api/audit-log';
import { EventWebhooks } from '../../domains/event-webhooks/api/event-webhooks';
import { WebhookDeliveries } from '../../domains/event-webhooks/api/webhook-deliveries';
import { Allowed, By, InOrganisation, PeopleOnly } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Addresses of other programs that are told what happens. */
@Controller('api/webhooks')
@Allowed('admin')
export class EventWebhooksController {
  constructor(
    private readonly webhooks: EventWebhooks,
    private readonly deliveries: WebhookDeliveries,
  ) {}

  @Get()
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<EventWebhook[]> {
    return this.webhooks.list(organisationId);
  }

  @Post()
  @HttpCode(201)
  @PeopleOnly()
  @NotStored()
  add(
    @Body() draft: EventWebhookDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<EventWebhook> {
    return this.webhooks.add(organisationId, draft, actor);
  }

  @Put(':id')
  @PeopleOnly()
  @NotStored()
  change(
    @Param('id') id: string,
    @Body() draft: EventWebhookDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<EventWebhook> {
    return this.webhooks.change(organisationId, id, draft, actor);
  }

  @Post(':id/secret')
  @HttpCode(200)
  @PeopleOnly()
  @NotStored()
  renewSecret(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<EventWebhook> {
    return this.webhooks.renewSecret(organisationId, id, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @PeopleOnly()
  remove(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.webhooks.remove(organisationId, id, actor);
  }

  /** A few a minute: it makes the server call out. */
  @Post(':id/test')
  @HttpCode(200)
  @UseGuards(ThrottlerGuard)
  @NotStored()
  test(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<WebhookDelivery> {
    return this.deliveries.test(organisationId, id);
  }

  @Get(':id/deliveries')
  @NotStored()
  page(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Query('state') state?: string,
    @Query('before') before?: string,
  ): Promise<Page<WebhookDelivery>> {
    const known = DELIVERY_STATES.find((one) => one === state);
    return this.deliveries.page(organisationId, id, { state: known, before });
  }

  /** All that failed. */
  @Post(':id/resend')
  @HttpCode(200)
  async resendFailed(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Resent> {
    return { count: await this.deliveries.resendFailed(organisationId, id, actor) };
  }
}
