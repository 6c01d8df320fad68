import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../domains/audit/api/audit-log';
import { PersonCopies } from '../../domains/erasure/api/person-copies';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { NotStored } from '../private-answers';

/** Everything that is kept of a person, as a file. */
@Controller('api/contact-copies')
@Allowed('admin')
export class PersonCopiesController {
  constructor(private readonly copies: PersonCopies) {}

  @Get(':id/file')
  @NotStored()
  async file(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<StreamableFile> {
    const { content, bytes } = await this.copies.open(organisationId, id, actor);
    return new StreamableFile(content, {
      type: 'application/zip',
      disposition: 'attachment; filename="person.zip"',
      ...(bytes !== null && { length: bytes }),
    });
  }
}
