import { InboxViewDraft, type InboxView, type InboxViewCount } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { InboxViewCounts } from '../../domains/messages/api/inbox-view-counts';
import { InboxViews } from '../../domains/messages/api/inbox-views';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, By, InOrganisation, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Filters of the inbox under a name. Agents have their own; the domain lets only admins change those of everybody. */
@Controller('api/inbox-views')
@Allowed('agent')
export class InboxViewsController {
  constructor(
    private readonly views: InboxViews,
    private readonly viewCounts: InboxViewCounts,
  ) {}

  @Get()
  @NotStored()
  list(@Who() { personId }: Principal, @InOrganisation() organisationId: string): Promise<InboxView[]> {
    return this.views.list({ organisationId, personId });
  }

  @Get('counts')
  @NotStored()
  counts(
    @Who() { personId }: Principal,
    @InOrganisation() organisationId: string,
  ): Promise<InboxViewCount[]> {
    return this.viewCounts.list({ organisationId, personId });
  }

  @Post()
  @HttpCode(201)
  add(
    @Body() draft: InboxViewDraft,
    @Who() { personId, role }: Principal,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<InboxView> {
    return this.views.add({ organisationId, personId, role }, draft, actor);
  }

  @Put(':id')
  change(
    @Param('id') id: string,
    @Body() draft: InboxViewDraft,
    @Who() { personId, role }: Principal,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<InboxView> {
    return this.views.change({ organisationId, personId, role }, id, draft, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @Param('id') id: string,
    @Who() { personId, role }: Principal,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.views.remove({ organisationId, personId, role }, id, actor);
  }
}
