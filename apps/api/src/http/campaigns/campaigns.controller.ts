import { CampaignDraft, type Campaign, type CampaignDryRun } from '@centralita/shared-types';
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { CampaignDryRuns } from '../../domains/campaigns/api/campaign-dry-runs';
import { Campaigns } from '../../domains/campaigns/api/campaigns';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What an organisation sends to many. */
@Controller('api/campaigns')
@Allowed('agent')
export class CampaignsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly dryRuns: CampaignDryRuns,
  ) {}

  @Get()
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<Campaign[]> {
    return this.campaigns.list(organisationId);
  }

  @Post()
  @Allowed('admin')
  @NotStored()
  add(
    @Body() draft: CampaignDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Campaign> {
    return this.campaigns.add(organisationId, draft, actor);
  }

  @Get(':id')
  @NotStored()
  read(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<Campaign> {
    return this.campaigns.read(organisationId, id);
  }

  @Put(':id')
  @Allowed('admin')
  @NotStored()
  change(
    @Param('id') id: string,
    @Body() draft: CampaignDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Campaign> {
    return this.campaigns.change(organisationId, id, draft, actor);
  }

  @Get(':id/dry-run')
  @NotStored()
  dryRun(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<CampaignDryRun> {
    return this.dryRuns.of(organisationId, id);
  }
}
