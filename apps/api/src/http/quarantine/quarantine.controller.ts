import { QuarantineAssignment, type QuarantineItem } from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { QuarantineActions } from '../../domains/organisations/api/quarantine-actions';
import { Allowed, By } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What came for numbers and mail domains of nobody: the server's owners see it, and say whose it is. */
@Controller('api/quarantine')
@Allowed('owner')
export class QuarantineController {
  constructor(private readonly actions: QuarantineActions) {}

  @Get()
  @NotStored()
  list(): Promise<QuarantineItem[]> {
    return this.actions.list();
  }

  @Post(':id/assign')
  @HttpCode(204)
  assign(
    @Param('id') id: string,
    @Body() { organisationId }: QuarantineAssignment,
    @By() actor: Actor,
  ): Promise<void> {
    return this.actions.assign(id, organisationId, actor);
  }
}
