import { CallsFilter, type CallItem, type Page } from '@centralita/shared-types';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { CallHistory } from '../../domains/calls/api/call-history';
import { Recordings } from '../../domains/recordings/api/recordings';
import { Allowed, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** The calls of an organisation, the latest first. */
@Controller('api/calls')
@Allowed('agent')
export class CallsController {
  constructor(
    private readonly history: CallHistory,
    private readonly recordings: Recordings,
  ) {}

  @Get()
  @NotStored()
  async page(@InOrganisation() organisationId: string, @Query() query: CallsFilter): Promise<Page<CallItem>> {
    const { direction, missed, before } = query;
    const filter = { ...(direction !== undefined && { direction }), isMissed: missed === 'true' };
    const page = await this.history.page(organisationId, filter, before);
    return { ...page, items: await this.#withRecordings(organisationId, page.items) };
  }

  @Get(':id')
  @NotStored()
  async find(@InOrganisation() organisationId: string, @Param('id') id: string): Promise<CallItem> {
    const call = await this.history.find(organisationId, id);
    const [recorded = call] = await this.#withRecordings(organisationId, [call]);
    return recorded;
  }

  async #withRecordings(organisationId: string, calls: readonly CallItem[]): Promise<CallItem[]> {
    const sids = calls.map(({ id }) => id);
    const recorded = await this.recordings.ofCalls(organisationId, sids);
    return calls.map((call) => {
      const recordings = recorded.get(call.id);
      return recordings ? { ...call, recordings } : call;
    });
  }
}
