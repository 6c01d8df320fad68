import {
  VoicemailFilter,
  VoicemailHeard,
  type VoicemailItem,
  type VoicemailPage,
} from '@centralita/shared-types';
import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import type { Principal } from '../../domains/people/api/principal';
import { VoicemailDeletion } from '../../domains/voicemail/api/voicemail-deletion';
import { Voicemails } from '../../domains/voicemail/api/voicemails';
import { Allowed, By, InOrganisation, Who } from '../access/allowed';
import { sendFile } from '../send-file';
import { NotStored } from '../private-answers';

/** What callers have spoken, the latest first. */
@Controller('api/voicemails')
@Allowed('agent')
export class VoicemailController {
  constructor(
    private readonly messages: Voicemails,
    private readonly deletion: VoicemailDeletion,
  ) {}

  @Get()
  @NotStored()
  page(
    @InOrganisation() organisationId: string,
    @Query() { before }: VoicemailFilter,
  ): Promise<VoicemailPage> {
    return this.messages.page(organisationId, before);
  }

  @Get(':id/audio')
  async audio(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Res() response: Response,
  ): Promise<void> {
    await sendFile(response, { name: null, ...(await this.messages.open(organisationId, id)) }, false);
  }

  @Put(':id/heard')
  @NotStored()
  mark(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Body() { heard }: VoicemailHeard,
    @Who() { personId }: Principal,
  ): Promise<VoicemailItem> {
    return this.messages.mark(organisationId, id, heard, personId);
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
