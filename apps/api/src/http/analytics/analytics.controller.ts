import { AnalyticsQuery, type Analytics } from '@centralita/shared-types';
import { Controller, Get, Query } from '@nestjs/common';
import { Figures } from '../../domains/analytics/api/figures';
import { Allowed, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** How much an organisation writes and calls, and how fast it answers. */
@Controller('api/analytics')
export class AnalyticsController {
  constructor(private readonly figures: Figures) {}

  @Get()
  @Allowed('admin')
  @NotStored()
  read(@InOrganisation() organisationId: string, @Query() query: AnalyticsQuery): Promise<Analytics> {
    return this.figures.of(organisationId, query);
  }
}
