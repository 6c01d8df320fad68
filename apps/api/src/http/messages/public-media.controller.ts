import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Attachments } from '../../domains/messages/api/attachments';
import { Everyone } from '../access/allowed';
import { sendFile } from '../send-file';

/** Where a provider fetches the files of a message that goes out: whoever has the signed link, for a day. */
@Controller('media')
@Everyone()
export class PublicMediaController {
  constructor(private readonly attachments: Attachments) {}

  @Get(':link')
  async read(@Param('link') link: string, @Res() response: Response): Promise<void> {
    await sendFile(response, await this.attachments.openLink(link));
  }
}
