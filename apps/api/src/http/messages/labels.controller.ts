import { LabelDraft, type Label } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { Labels } from '../../domains/messages/api/labels';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What an organisation sorts its conversations by. */
@Controller('api/labels')
@Allowed('agent')
export class LabelsController {
  constructor(private readonly labels: Labels) {}

  @Get()
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<Label[]> {
    return this.labels.list(organisationId);
  }

  @Post()
  @HttpCode(201)
  add(
    @Body() draft: LabelDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Label> {
    return this.labels.add(organisationId, draft, actor);
  }

  @Put(':id')
  @Allowed('admin')
  change(
    @Param('id') id: string,
    @Body() draft: LabelDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Label> {
    return this.labels.change(organisationId, id, draft, actor);
  }

  @Delete(':id')
  @Allowed('admin')
  @HttpCode(204)
  remove(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.labels.remove(organisationId, id, actor);
  }
}
