import { NewOrganisation, OrganisationChange, type Organisation } from '@centralita/shared-types';
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { Organisations } from '../../domains/organisations/api/organisations';
import type { Principal } from '../../domains/people/api/principal';
import { AppError } from '../../platform/errors/app-error';
import { Allowed, By, Who } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Organisations: owners see and change all, everybody else sees their own. */
@Controller('api/organisations')
export class OrganisationsController {
  constructor(private readonly organisations: Organisations) {}

  @Get()
  @Allowed('viewer')
  @NotStored()
  list(@Who() { role, organisationId }: Principal): Promise<Organisation[]> {
    return this.organisations.list(role === 'owner' ? undefined : organisationId);
  }

  @Post()
  @Allowed('owner')
  @NotStored()
  add(@Body() { name }: NewOrganisation, @By() actor: Actor): Promise<Organisation> {
    return this.organisations.add(name, actor);
  }

  /** Owners change all, admins the name of their own. Numbers cost money and lead calls: they are the server's. */
  @Patch(':id')
  @Allowed('admin')
  @NotStored()
  change(
    @Param('id') id: string,
    @Body() change: OrganisationChange,
    @Who() { role, organisationId }: Principal,
    @By() actor: Actor,
  ): Promise<Organisation> {
    if (role === 'owner') return this.organisations.change(id, change, actor);
    if (id !== organisationId) throw this.organisations.notFound();
    if (change.numbers !== undefined || change.mailDomains !== undefined) {
      throw new AppError({
        code: 'organisations/owner-needed',
        detail:
          'Numbers and mail domains are given by an owner of this server. Ask one; you may change the name.',
        status: 403,
      });
    }
    return this.organisations.change(id, change, actor);
  }
}
