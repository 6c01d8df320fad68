import { MacroDraft, MacroRunInSeveral, type Macro, type MacroRuns } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { MacroRunner } from '../../domains/macros/api/macro-runner';
import { Macros } from '../../domains/macros/api/macros';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, By, InOrganisation, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What an organisation does with conversations in one go. */
@Controller('api/macros')
@Allowed('admin')
export class MacrosController {
  constructor(
    private readonly macros: Macros,
    private readonly runner: MacroRunner,
  ) {}

  @Get()
  @Allowed('agent')
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<Macro[]> {
    return this.macros.list(organisationId);
  }

  @Post()
  @HttpCode(201)
  add(
    @Body() draft: MacroDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Macro> {
    return this.macros.add(organisationId, draft, actor);
  }

  @Put(':id')
  change(
    @Param('id') id: string,
    @Body() draft: MacroDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<Macro> {
    return this.macros.change(organisationId, id, draft, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.macros.remove(organisationId, id, actor);
  }

  @Post(':id/run')
  @Allowed('agent')
  @HttpCode(200)
  run(
    @Param('id') id: string,
    @Body() several: MacroRunInSeveral,
    @Who() { personId }: Principal,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<MacroRuns> {
    return this.runner.runInSeveral({ organisationId, personId, actor }, id, several);
  }
}
