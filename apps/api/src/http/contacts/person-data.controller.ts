import { PersonCopyDraft, type PersonCopy } from '@centralita/shared-types';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { PersonCopies } from '../../domains/erasure/api/person-copies';
import { PersonErasure } from '../../domains/erasure/api/person-erasure';
import { Allowed, By, InOrganisation, PeopleOnly } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What a customer may ask for: all that is kept of them, or that nothing is. */
@Controller('api/contacts')
@Allowed('admin')
export class PersonDataController {
  constructor(
    private readonly copies: PersonCopies,
    private readonly erasure: PersonErasure,
  ) {}

  @Get(':id/copies')
  @NotStored()
  list(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<PersonCopy[]> {
    return this.copies.list(organisationId, id);
  }

  /** Ready some moments later. */
  @Post(':id/copies')
  @HttpCode(202)
  @NotStored()
  ask(
    @Param('id') id: string,
    @Body() { language }: PersonCopyDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<PersonCopy> {
    return this.copies.ask(organisationId, id, { language, actor });
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
    return this.erasure.erase(organisationId, id, actor);
  }
}
