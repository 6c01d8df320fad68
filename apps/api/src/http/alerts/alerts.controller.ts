import { AlertWebhookChange, type Alert, type AlertWebhook, type Page } from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { AlertBoard, type AlertView } from '../../domains/alerts/api/alert-board';
import { AlertWebhooks } from '../../domains/alerts/api/alert-webhooks';
import type { Actor } from '../../domains/audit/api/audit-log';
import type { Principal } from '../../domains/people/api/principal';
import { assertRole } from '../../domains/people/api/role-rules';
import { Allowed, By, InOrganisation, PeopleOnly, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What an organisation, and the server, must know of. */
@Controller('api/alerts')
@Allowed('admin')
export class AlertsController {
  constructor(
    private readonly board: AlertBoard,
    private readonly webhooks: AlertWebhooks,
  ) {}

  @Get()
  @NotStored()
  page(
    @Who() who: Principal,
    @InOrganisation() organisationId: string,
    @Query('state') state?: string,
    @Query('before') before?: string,
  ): Promise<Page<Alert>> {
    const view = viewOf(who, organisationId);
    return this.board.page(view, state === 'resolved' ? 'resolved' : 'open', before);
  }

  @Post(':id/resolve')
  @HttpCode(200)
  resolve(
    @Param('id') id: string,
    @Who() who: Principal,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Alert> {
    return this.board.resolve(viewOf(who, organisationId), id, actor);
  }

  @Get('webhook')
  @NotStored()
  webhook(
    @Who() who: Principal,
    @InOrganisation() organisationId: string,
    @Query('of') of?: string,
  ): Promise<AlertWebhook> {
    return this.webhooks.get(ownerOf(who, organisationId, of));
  }

  @Put('webhook')
  @PeopleOnly()
  @NotStored()
  change(
    @Body() { url }: AlertWebhookChange,
    @Who() who: Principal,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
    @Query('of') of?: string,
  ): Promise<AlertWebhook> {
    return this.webhooks.change(ownerOf(who, organisationId, of), url, actor);
  }

  /** A few a minute: it makes the server call out. */
  @Post('webhook/test')
  @HttpCode(200)
  @UseGuards(ThrottlerGuard)
  @NotStored()
  test(
    @Who() who: Principal,
    @InOrganisation() organisationId: string,
    @Query('of') of?: string,
  ): Promise<AlertWebhook> {
    return this.webhooks.test(ownerOf(who, organisationId, of));
  }
}

const viewOf = ({ role }: Principal, organisationId: string): AlertView => ({
  organisationId,
  withServer: role === 'owner',
});

/** Whose webhook it is: the organisation's, or the server's (null). */
function ownerOf(who: Principal, organisationId: string, of: string | undefined): string | null {
  if (of !== 'server') return organisationId;
  assertRole(who, 'owner');
  return null;
}
