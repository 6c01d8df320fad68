import { MacroRun, type Conversation, type MacroPreview } from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { MacroRunner } from '../../domains/macros/api/macro-runner';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, By, InOrganisation, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Macros in one conversation. */
@Controller('api/conversations/:id/macros/:macroId')
@Allowed('agent')
export class ConversationMacrosController {
  constructor(private readonly runner: MacroRunner) {}

  @Get()
  @NotStored()
  preview(
    @Param('id') id: string,
    @Param('macroId') macroId: string,
    @Who() { personId }: Principal,
    @InOrganisation() organisationId: string,
  ): Promise<MacroPreview> {
    return this.runner.preview(organisationId, personId, id, macroId);
  }

  @Post()
  @HttpCode(200)
  run(
    @Param('id') id: string,
    @Param('macroId') macroId: string,
    @Body() { clientId }: MacroRun,
    @Who() { personId }: Principal,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Conversation> {
    return this.runner.run({ organisationId, personId, actor, clientId }, id, macroId);
  }
}
