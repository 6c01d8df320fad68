import { Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { PersonData } from '../../domains/erasure/api/person-data';
import { Allowed, By, InOrganisation, PeopleOnly } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What a customer may ask for: all that is kept of them, or that nothing is. */
@Controller('api/contacts')
@Allowed('admin')
export class PersonDataController {
  constructor(private readonly data: PersonData) {}

  @Get(':id/data.json')
  @NotStored()
  async handOut(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<StreamableFile> {
    const all = await this.data.handOut(organisationId, id, actor);
    return new StreamableFile(Buffer.from(JSON.stringify(all, null, 2)), {
      type: 'application/json; charset=utf-8',
      disposition: 'attachment; filename="person.json"',
    });
  }

  /** Soon after, also at the provider. */
  @Post(':id/erase')
  @HttpCode(202)
  @PeopleOnly()
  erase(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.data.erase(organisationId, id, actor);
  }
}
