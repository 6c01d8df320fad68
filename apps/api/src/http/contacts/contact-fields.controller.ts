import { ContactFieldDraft, ContactFieldOrder, type ContactField } from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { ContactFields } from '../../domains/contacts/api/contact-fields';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** What an organisation keeps of its contacts, besides name and note. */
@Controller('api/contact-fields')
@Allowed('admin')
export class ContactFieldsController {
  constructor(private readonly fields: ContactFields) {}

  @Get()
  @Allowed('agent')
  @NotStored()
  list(@InOrganisation() organisationId: string): Promise<ContactField[]> {
    return this.fields.list(organisationId);
  }

  @Post()
  @HttpCode(201)
  add(
    @Body() draft: ContactFieldDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<ContactField> {
    return this.fields.add(organisationId, draft, actor);
  }

  @Put('order')
  order(
    @Body() { ids }: ContactFieldOrder,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<ContactField[]> {
    return this.fields.order(organisationId, ids, actor);
  }

  @Put(':id')
  change(
    @Param('id') id: string,
    @Body() draft: ContactFieldDraft,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<ContactField> {
    return this.fields.change(organisationId, id, draft, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.fields.remove(organisationId, id, actor);
  }
}
