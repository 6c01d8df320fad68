import { KnowledgeSettings } from '@centralita/shared-types';
import { Body, Controller, Get, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { KnowledgeBase } from '../../domains/knowledge/api/knowledge-base';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** How sure an organisation's bot is to be before it answers. */
@Controller('api/knowledge/settings')
@Allowed('agent')
export class KnowledgeSettingsController {
  constructor(private readonly knowledge: KnowledgeBase) {}

  @Get()
  @NotStored()
  read(@InOrganisation() organisationId: string): KnowledgeSettings {
    return this.knowledge.settings(organisationId);
  }

  @Put()
  @Allowed('admin')
  @NotStored()
  set(
    @Body() settings: KnowledgeSettings,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<KnowledgeSettings> {
    return this.knowledge.set(organisationId, settings, actor);
  }
}
