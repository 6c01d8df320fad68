import { Readable } from 'node:stream';
import { CONTACT_LIST_BYTES_MAX, type ContactImportResult } from '@centralita/shared-types';
import { Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import { ContactLists } from '../../domains/contacts/api/contact-lists';
import { AppError } from '../../platform/errors/app-error';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { bodyWithin } from '../body-within';
import { NotStored } from '../private-answers';

/** All contacts of an organisation, as `text/csv`. */
@Controller('api/contacts')
@Allowed('admin')
export class ContactListsController {
  constructor(private readonly lists: ContactLists) {}

  @Post('import')
  @HttpCode(200)
  @NotStored()
  async bring(
    @Req() request: Request,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
    @Query('dryRun') dryRun?: string,
  ): Promise<ContactImportResult> {
    const content = await bodyWithin(request, CONTACT_LIST_BYTES_MAX, listTooLarge);
    return this.lists.bring(organisationId, content, { isDry: dryRun === 'true', actor });
  }

  @Get('export.csv')
  @NotStored()
  async export(@InOrganisation() organisationId: string, @By() actor: Actor): Promise<StreamableFile> {
    const lines = await this.lists.export(organisationId, actor);
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="contacts.csv"',
    });
  }
}

const listTooLarge = (): AppError =>
  new AppError({
    code: 'contacts/list-too-large',
    detail: `A list may have ${CONTACT_LIST_BYTES_MAX / 1_000} kB. Bring it in in pieces.`,
    status: 413,
  });
