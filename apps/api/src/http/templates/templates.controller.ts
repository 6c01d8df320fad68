import { TemplateDraft, type MessageTemplate, type TemplateList } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { TemplateActions } from '../../domains/templates/api/template-actions';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Message templates: what an organisation may write at any time. */
@Controller('api/templates')
@Allowed('agent')
export class TemplatesController {
  constructor(private readonly actions: TemplateActions) {}

  @Get()
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<TemplateList> {
    return this.actions.list(organisationId);
  }

  @Post()
  @Allowed('admin')
  add(
    @Body() draft: TemplateDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<MessageTemplate> {
    return this.actions.add(organisationId, draft, actor);
  }

  @Post('sync')
  @HttpCode(202)
  sync(@InOrganisation() organisationId: string): Promise<void> {
    return this.actions.sync(organisationId);
  }

  @Post(':id/submit')
  @Allowed('admin')
  @HttpCode(200)
  submit(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<MessageTemplate> {
    return this.actions.submit(organisationId, id, actor);
  }

  @Delete(':id')
  @Allowed('admin')
  @HttpCode(204)
  remove(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.actions.remove(organisationId, id, actor);
  }
}
