import type { Provider } from '@nestjs/common';
import { BusinessAccounts } from '../adapters/meta/business-accounts';
import { GraphRequests } from '../adapters/meta/graph-requests';
import { MetaCloudLines } from '../adapters/meta/meta-cloud-lines';
import { MetaCloudSender } from '../adapters/meta/meta-cloud-sender';
import { MetaMediaFetcher } from '../adapters/meta/meta-media-fetcher';
import { MetaTemplateProvider } from '../adapters/meta/meta-template-provider';
import { SendgridMailLines } from '../adapters/sendgrid/sendgrid-mail-lines';
import { SendgridMailSender } from '../adapters/sendgrid/sendgrid-mail-sender';
import { SendgridMailTraces } from '../adapters/sendgrid/sendgrid-mail-traces';
import { DiskMediaStore } from '../adapters/storage/disk-media-store';
import { S3MediaStore } from '../adapters/storage/s3-media-store';
import { TwilioMediaFetcher } from '../adapters/twilio/twilio-media-fetcher';
import { TwilioMessageLines } from '../adapters/twilio/twilio-message-lines';
import { TwilioMessageSender } from '../adapters/twilio/twilio-message-sender';
import { TwilioTraces } from '../adapters/twilio/twilio-traces';
import { TwilioTemplateProvider } from '../adapters/twilio/twilio-template-provider';
import { MailTraces } from '../domains/erasure/ports/mail-traces';
import { ProviderTraces } from '../domains/erasure/ports/provider-traces';
import { CloudLines } from '../domains/messages/ports/cloud-lines';
import { CloudMedia } from '../domains/messages/ports/cloud-media';
import { CloudSender } from '../domains/messages/ports/cloud-sender';
import { MailLines } from '../domains/messages/ports/mail-lines';
import { MailSender } from '../domains/messages/ports/mail-sender';
import { MediaFetcher } from '../domains/messages/ports/media-fetcher';
import { MediaStore } from '../domains/messages/ports/media-store';
import { MessageLines } from '../domains/messages/ports/message-lines';
import { MessageSender } from '../domains/messages/ports/message-sender';
import { CloudTemplateProvider, TemplateProvider } from '../domains/templates/ports/template-provider';
import { Config } from '../platform/config/config';

/** Who sends messages, and where their files are kept. */
export const MESSAGE_ADAPTERS: readonly Provider[] = [
  GraphRequests,
  BusinessAccounts,
  { provide: CloudLines, useClass: MetaCloudLines },
  { provide: CloudMedia, useClass: MetaMediaFetcher },
  { provide: CloudSender, useClass: MetaCloudSender },
  { provide: CloudTemplateProvider, useClass: MetaTemplateProvider },
  { provide: MessageSender, useClass: TwilioMessageSender },
  { provide: MessageLines, useClass: TwilioMessageLines },
  { provide: MailTraces, useClass: SendgridMailTraces },
  { provide: ProviderTraces, useClass: TwilioTraces },
  { provide: TemplateProvider, useClass: TwilioTemplateProvider },
  { provide: MediaFetcher, useClass: TwilioMediaFetcher },
  { provide: MailLines, useClass: SendgridMailLines },
  { provide: MailSender, useClass: SendgridMailSender },
  {
    provide: MediaStore,
    useFactory: (config: Config): MediaStore =>
      config.mediaS3Url === undefined ? new DiskMediaStore(config) : new S3MediaStore(config),
    inject: [Config],
  },
];
