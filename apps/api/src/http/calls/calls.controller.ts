import { CallsFilter, type CallItem, type Page } from '@centralita/shared-types';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { CallHistory } from '../../domains/calls/api/call-history';
import { Allowed, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** The calls of an organisation, the latest first. */
@Controller('api/calls')
@Allowed('agent')
export class CallsController {
  constructor(private readonly history: CallHistory) {}

  @Get()
  @NotStored()
  page(@InOrganisation() organisationId: string, @Query() query: CallsFilter): Promise<Page<CallItem>> {
    const { direction, missed, before } = query;
    const filter = { ...(direction !== undefined && { direction }), isMissed: missed === 'true' };
    return this.history.page(organisationId, filter, before);
  }

  @Get(':id')
  @NotStored()
  find(@InOrganisation() organisationId: string, @Param('id') id: string): Promise<CallItem> {
    return this.history.find(organisationId, id);
  }
}
