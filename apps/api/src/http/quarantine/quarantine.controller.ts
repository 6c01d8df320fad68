import { QuarantineAssignment, type QuarantineItem } from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { QuarantineDesk } from '../../domains/organisations/api/quarantine-desk';
import { Allowed, By } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What came for numbers and mail domains of nobody: the server's owners see it, and say whose it is. */
@Controller('api/quarantine')
@Allowed('owner')
export class QuarantineController {
  constructor(private readonly desk: QuarantineDesk) {}

  @Get()
  @NotStored()
  list(): Promise<QuarantineItem[]> {
    return this.desk.list();
  }

  @Post(':id/assign')
  @HttpCode(204)
  assign(
    @Param('id') id: string,
    @Body() { organisationId }: QuarantineAssignment,
    @By() actor: Actor,
  ): Promise<void> {
    return this.desk.assign(id, organisationId, actor);
  }
}
