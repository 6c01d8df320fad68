import type { Attachment } from '@centralita/shared-types';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Attachments, MEDIA_BYTES_MAX, tooLarge } from '../../domains/messages/api/attachments';
import { Allowed, InOrganisation } from '../access/allowed';
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
    sendFile(response, await this.attachments.open(organisationId, id));
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
    const content = await bodyOf(request);
    return this.attachments.add(organisationId, content, type, typeof name === 'string' ? name : undefined);
  }
}

/** As much as is allowed; what comes after that is read and dropped, so that the sender gets to read the answer. */
async function bodyOf(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MEDIA_BYTES_MAX) chunks.push(chunk);
  }
  if (bytes > MEDIA_BYTES_MAX) throw tooLarge();
  return Buffer.concat(chunks);
}
