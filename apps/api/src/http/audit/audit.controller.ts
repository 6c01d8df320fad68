import { Readable } from 'node:stream';
import type { AuditItem, Page } from '@centralita/shared-types';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { AuditTrail, type AuditFilter, type AuditView } from '../../domains/audit/api/audit-trail';
import type { Principal } from '../../domains/people/api/principal';
import { Allowed, By, InOrganisation, Who } from '../access/allowed';
import { NotStored } from '../private-answers';
import { AuditQuery } from './audit-query';

@Controller('api/audit')
@Allowed('admin')
export class AuditController {
  constructor(private readonly trail: AuditTrail) {}

  @Get()
  @NotStored()
  page(
    @Who() who: Principal,
    @InOrganisation() organisationId: string,
    @Query() query: AuditQuery,
  ): Promise<Page<AuditItem>> {
    return this.trail.page(viewOf(who, organisationId), filterOf(query), query.after);
  }

  @Get('export')
  @NotStored()
  export(
    @Who() who: Principal,
    @InOrganisation() organisationId: string,
    @Query() query: AuditQuery,
    @By() actor: Actor,
  ): StreamableFile {
    const lines = this.trail.export(viewOf(who, organisationId), filterOf(query), actor);
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="audit.csv"',
    });
  }
}

const viewOf = ({ role }: Principal, organisationId: string): AuditView => ({
  organisationId,
  withServer: role === 'owner',
});

const filterOf = ({ person, action, from, to }: AuditQuery): AuditFilter => ({
  ...(person !== undefined && { personId: person }),
  ...(action !== undefined && { action }),
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});
