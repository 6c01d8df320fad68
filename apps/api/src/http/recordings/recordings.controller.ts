import { Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import { RecordingDeletion } from '../../domains/recordings/api/recording-deletion';
import { Recordings } from '../../domains/recordings/api/recordings';
import { Allowed, By, InOrganisation } from '../access/allowed';
import { sendFile } from '../send-file';

/** What was said in the calls of an organisation; which there are stands with the calls. */
@Controller('api/recordings')
@Allowed('agent')
export class RecordingsController {
  constructor(
    private readonly recordings: Recordings,
    private readonly deletion: RecordingDeletion,
  ) {}

  @Get(':id/audio')
  async audio(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Res() response: Response,
  ): Promise<void> {
    await sendFile(response, { name: null, ...(await this.recordings.open(organisationId, id)) }, false);
  }

  @Post(':id/fetch')
  @HttpCode(204)
  fetchAgain(@Param('id') id: string, @InOrganisation() organisationId: string): Promise<void> {
    return this.recordings.fetchAgain(organisationId, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allowed('admin')
  delete(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @By() actor: Actor,
  ): Promise<void> {
    return this.deletion.delete(organisationId, id, actor);
  }
}
