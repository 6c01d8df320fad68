import { Readable } from 'node:stream';
import { AnalyticsQuery } from '@centralita/shared-types';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { Exports } from '../../domains/analytics/api/exports';
import type { Actor } from '../../domains/audit/api/audit-log';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Figures and history as CSV, row by row: nothing is held in memory. */
@Controller('api')
@Allowed('admin')
export class ExportsController {
  constructor(private readonly exports: Exports) {}

  @Get('analytics.csv')
  @NotStored()
  async analytics(
    @InOrganisation() organisationId: string,
    @Query() query: AnalyticsQuery,
    @By() actor: Actor,
  ): Promise<StreamableFile> {
    return csv('analytics', await this.exports.analytics(organisationId, query, actor));
  }

  @Get('messages/export.csv')
  @NotStored()
  async messages(
    @InOrganisation() organisationId: string,
    @Query() query: AnalyticsQuery,
    @By() actor: Actor,
  ): Promise<StreamableFile> {
    return csv('messages', await this.exports.messages(organisationId, query, actor));
  }

  @Get('calls/export.csv')
  @NotStored()
  async calls(
    @InOrganisation() organisationId: string,
    @Query() query: AnalyticsQuery,
    @By() actor: Actor,
  ): Promise<StreamableFile> {
    return csv('calls', await this.exports.calls(organisationId, query, actor));
  }
}

const csv = (name: string, lines: Iterable<string> | AsyncIterable<string>): StreamableFile =>
  new StreamableFile(Readable.from(lines, { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}.csv"`,
  });
