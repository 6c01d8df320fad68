import { CampaignStart, type Campaign } from '@centralita/shared-types';
import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { CampaignControls } from '../../domains/campaigns/api/campaign-controls';
import { Campaigns } from '../../domains/campaigns/api/campaigns';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Begins, pauses and ends campaigns. */
@Controller('api/campaigns/:id')
@Allowed('admin')
export class CampaignControlsController {
  constructor(
    private readonly controls: CampaignControls,
    private readonly campaigns: Campaigns,
  ) {}

  @Post('start')
  @HttpCode(200)
  @NotStored()
  async start(
    @Param('id') id: string,
    @Body() { startsAt }: CampaignStart,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Campaign> {
    const at = startsAt === undefined ? undefined : Date.parse(startsAt);
    await this.controls.start(organisationId, id, at, actor);
    return this.campaigns.read(organisationId, id);
  }

  @Post('pause')
  @HttpCode(200)
  @NotStored()
  async pause(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Campaign> {
    await this.controls.pause(organisationId, id, actor);
    return this.campaigns.read(organisationId, id);
  }

  @Post('resume')
  @HttpCode(200)
  @NotStored()
  async resume(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Campaign> {
    await this.controls.resume(organisationId, id, actor);
    return this.campaigns.read(organisationId, id);
  }

  @Post('stop')
  @HttpCode(200)
  @NotStored()
  async stop(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Campaign> {
    await this.controls.stop(organisationId, id, actor);
    return this.campaigns.read(organisationId, id);
  }

  @Delete()
  @HttpCode(204)
  remove(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.controls.remove(organisationId, id, actor);
  }
}
