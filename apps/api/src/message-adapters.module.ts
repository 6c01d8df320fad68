import { Global, Module } from '@nestjs/common';
import { SendgridMailSender } from './adapters/sendgrid/sendgrid-mail-sender';
import { DiskMediaStore } from './adapters/storage/disk-media-store';
import { TwilioClients } from './adapters/twilio/twilio-clients';
import { TwilioMediaFetcher } from './adapters/twilio/twilio-media-fetcher';
import { TwilioMessageSender } from './adapters/twilio/twilio-message-sender';
import { MailSender } from './domains/messages/ports/mail-sender';
import { MediaFetcher } from './domains/messages/ports/media-fetcher';
import { MediaStore } from './domains/messages/ports/media-store';
import { MessageSender } from './domains/messages/ports/message-sender';

/** Who sends messages, and where their files are kept. */
@Global()
@Module({
  providers: [
    TwilioClients,
    { provide: MessageSender, useClass: TwilioMessageSender },
    { provide: MediaFetcher, useClass: TwilioMediaFetcher },
    { provide: MailSender, useClass: SendgridMailSender },
    { provide: MediaStore, useClass: DiskMediaStore },
  ],
  exports: [MailSender, MessageSender, MediaFetcher, MediaStore],
})
export class MessageAdaptersModule {}
