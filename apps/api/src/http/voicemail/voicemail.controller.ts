import {
  VoicemailFilter,
  VoicemailHeard,
  type VoicemailItem,
  type VoicemailPage,
} from '@centralita/shared-types';
import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Principal } from '../../domains/people/api/principal';
import { Voicemails } from '../../domains/voicemail/api/voicemails';
import { Allowed, InOrganisation, Who } from '../access/allowed';
import { sendFile } from '../send-file';
import { NotStored } from '../private-answers';

/** What callers have spoken, the latest first. */
@Controller('api/voicemails')
@Allowed('agent')
export class VoicemailController {
  constructor(private readonly messages: Voicemails) {}

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
    sendFile(response, { name: null, ...(await this.messages.open(organisationId, id)) });
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
}
