import { IMPORT_BYTES_MAX, ImportQuery, type ImportResult } from '@centralita/shared-types';
import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { AppointmentImport } from '../../domains/appointments/api/appointment-import';
import { AppError } from '../../platform/errors/app-error';
import { Allowed, InOrganisation } from '../access/allowed';
import { bodyWithin } from '../body-within';
import { NotStored } from '../private-answers';

/** Lists of appointments, as `text/csv`. */
@Controller('api/appointments/import')
@Allowed('agent')
export class AppointmentImportController {
  constructor(private readonly list: AppointmentImport) {}

  @Post()
  @HttpCode(200)
  @NotStored()
  async run(
    @Req() request: Request,
    @InOrganisation() organisationId: string,
    @Query() { dryRun, timeZone, confirm }: ImportQuery,
  ): Promise<ImportResult> {
    const content = await bodyWithin(request, IMPORT_BYTES_MAX, listTooLarge);
    const options = { dryRun: dryRun === 'true', timeZone, confirms: confirm === 'true' };
    return this.list.run(organisationId, content, options);
  }
}

const listTooLarge = (): AppError =>
  new AppError({
    code: 'appointments/list-too-large',
    detail: `A list may have ${IMPORT_BYTES_MAX / 1_000} kB. Bring it in in pieces.`,
    status: 413,
  });
