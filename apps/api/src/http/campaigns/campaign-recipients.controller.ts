import { Readable } from 'node:stream';
import {
  CAMPAIGN_LIST_BYTES_MAX,
  CampaignRecipientsQuery,
  type CampaignListResult,
  type CampaignRecipient,
  type Page,
} from '@centralita/shared-types';
import { Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import { CampaignExport } from '../../domains/campaigns/api/campaign-export';
import { Campaigns } from '../../domains/campaigns/api/campaigns';
import { AppError } from '../../platform/errors/app-error';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { bodyWithin } from '../body-within';
import { NotStored } from '../private-answers';

/** Whom a campaign goes to. */
@Controller('api/campaigns/:id')
@Allowed('agent')
export class CampaignRecipientsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly exports: CampaignExport,
  ) {}

  /** A list as `text/csv`. */
  @Post('list')
  @HttpCode(200)
  @Allowed('admin')
  @NotStored()
  async bringList(
    @Param('id') id: string,
    @Req() request: Request,
    @InOrganisation() organisationId: string,
  ): Promise<CampaignListResult> {
    const content = await bodyWithin(request, CAMPAIGN_LIST_BYTES_MAX, listTooLarge);
    return this.campaigns.bringList(organisationId, id, content);
  }

  @Get('recipients')
  @NotStored()
  list(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Query() { after }: CampaignRecipientsQuery,
  ): Promise<Page<CampaignRecipient>> {
    return this.campaigns.recipientsOf(organisationId, id, after);
  }

  @Get('export.csv')
  @Allowed('admin')
  @NotStored()
  async export(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<StreamableFile> {
    const lines = await this.exports.lines(organisationId, id, actor);
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="campaign.csv"',
    });
  }
}

const listTooLarge = (): AppError =>
  new AppError({
    code: 'campaigns/list-too-large',
    detail: `A list may have ${CAMPAIGN_LIST_BYTES_MAX / 1_000} kB. Make two campaigns of it.`,
    status: 413,
  });
