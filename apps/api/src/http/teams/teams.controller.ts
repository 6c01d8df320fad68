import { TeamDraft, type Team } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { Teams } from '../../domains/teams/api/teams';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** People of an organisation who share conversations. */
@Controller('api/teams')
@Allowed('admin')
export class TeamsController {
  constructor(private readonly teams: Teams) {}

  @Get()
  @Allowed('agent')
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<Team[]> {
    return this.teams.list(organisationId);
  }

  @Post()
  @HttpCode(201)
  add(@Body() draft: TeamDraft, @InOrganisation() organisationId: string, @By() actor: Actor): Promise<Team> {
    return this.teams.add(organisationId, draft, actor);
  }

  @Put(':id')
  change(
    @Param('id') id: string,
    @Body() draft: TeamDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Team> {
    return this.teams.change(organisationId, id, draft, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.teams.remove(organisationId, id, actor);
  }
}
