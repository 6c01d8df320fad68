import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { MailPages } from '../../domains/messages/api/mail-pages';
import { Allowed, InOrganisation } from '../access/allowed';

const SUMMARY_LENGTH_MAX = 80;

/** A mail as its sender made it look, for a frame: a document of its own that runs nothing. */
@Controller('api/messages')
@Allowed('agent')
export class MailPageController {
  constructor(private readonly pages: MailPages) {}

  @Get(':id/html')
  async read(
    @Param('id') id: string,
    @InOrganisation() organisationId: string,
    @Res() response: Response,
    @Query('pictures') pictures?: unknown,
    @Query('quoted') quoted?: unknown,
  ): Promise<void> {
    const summary = typeof quoted === 'string' && quoted ? quoted.slice(0, SUMMARY_LENGTH_MAX) : '…';
    const options = { withPictures: pictures === 'on', quoted: summary };
    const { html, policy } = await this.pages.read(organisationId, id, options);
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Cache-Control', 'private, no-store');
    response.type('html').send(html);
  }
}
