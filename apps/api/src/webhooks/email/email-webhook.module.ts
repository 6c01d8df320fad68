import { Module } from '@nestjs/common';
import { AnsweredChannels } from '../../domains/accounts/api/answered-channels';
import { MessagesModule } from '../../domains/messages/api/messages.module';
import { TwilioDoorModule } from '../twilio-door.module';
import { EmailController } from './email.controller';

const SETTINGS = 'https://app.sendgrid.com/settings';

@Module({ imports: [MessagesModule, TwilioDoorModule], controllers: [EmailController] })
export class EmailWebhookModule {
  constructor(channels: AnsweredChannels) {
    channels.announce({
      provider: 'sendgrid',
      channel: 'email-events',
      path: '/webhooks/email/events',
      consoleUrl: `${SETTINGS}/mail_settings/webhook_settings`,
    });
    channels.announce({
      provider: 'sendgrid',
      channel: 'email-inbound',
      path: '/webhooks/email/inbound',
      consoleUrl: `${SETTINGS}/parse`,
    });
  }
}
