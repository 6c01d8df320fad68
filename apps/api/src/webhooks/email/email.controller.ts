import { Controller, Get, HttpCode, Post, Req, UseFilters, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import { MailEvents } from '../../domains/messages/api/mail-events';
import { MailInbox } from '../../domains/messages/api/mail-inbox';
import type { ReceivedMail } from '../../domains/messages/api/received-mail';
import { AppError } from '../../platform/errors/app-error';
import { rawBodyOf } from '../raw-body';
import { EmailErrorFilter } from './email-error-filter';
import { EmailSignatureGuard } from './email-signature.guard';
import { readMailEvents } from './mail-events';

/** What SendGrid calls: what became of mail that we sent, and mail that came in. */
@Controller('webhooks/email')
@UseFilters(EmailErrorFilter)
export class EmailController {
  constructor(
    private readonly inbox: MailInbox,
    private readonly events: MailEvents,
  ) {}

  /** For whoever sets it up: the address is right, and somebody is there. */
  @Get('events')
  isThere(): { status: string; channel: string } {
    return { status: 'ok', channel: 'email' };
  }

  @Post('events')
  @HttpCode(204)
  @UseGuards(EmailSignatureGuard)
  async told(@Req() request: Request): Promise<void> {
    const events = readMailEvents(rawBodyOf(request).toString('utf8'));
    if (!events) throw unreadable('a list of events in JSON');
    await this.events.note(events);
  }

  @Get('inbound')
  isThereForMail(): { status: string; channel: string } {
    return this.isThere();
  }

  @Post('inbound')
  @HttpCode(204)
  @UseGuards(EmailSignatureGuard)
  async received(@Req() request: Request): Promise<void> {
    await this.inbox.receive(await readMail(request));
  }
}

/** What reads mail is loaded when the first comes. */
async function readMail(request: Request): Promise<ReceivedMail> {
  const { readInboundParse } = await import('./inbound-parse');
  try {
    return await readInboundParse(request.headers['content-type'] ?? '', rawBodyOf(request));
  } catch (error) {
    throw unreadable('a mail as Inbound Parse posts it', error);
  }
}

const unreadable = (expected: string, cause?: unknown): AppError =>
  new AppError({
    code: 'webhook/unreadable',
    detail: `The body is not ${expected}.`,
    status: 400,
    cause,
  });
