import type { Attachment } from '@centralita/shared-types';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Attachments, MEDIA_BYTES_MAX, tooLarge } from '../../domains/messages/api/attachments';
import { Allowed, InOrganisation } from '../access/allowed';
import { bodyWithin } from '../body-within';
import { sendFile } from '../send-file';

/** Files of messages, as bytes. */
@Controller('api/attachments')
@Allowed('agent')
export class AttachmentsController {
  constructor(private readonly attachments: Attachments) {}

  @Get(':id')
  async read(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Res() response: Response,
  ): Promise<void> {
    await sendFile(response, await this.attachments.open(organisationId, id));
  }

  @Post()
  @HttpCode(201)
  async add(
    @Req() request: Request,
    @InOrganisation() organisationId: string,
    @Query('name') name?: unknown,
  ): Promise<Attachment> {
    const type = request.get('content-type') ?? '';
    this.attachments.assertAllowed(type);
    const content = await bodyWithin(request, MEDIA_BYTES_MAX, tooLarge);
    return this.attachments.add(organisationId, content, type, typeof name === 'string' ? name : undefined);
  }
}
