import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { AnsweredChannels } from '../../domains/accounts/api/answered-channels';
import { MAIL_EVENTS_PATH, MAIL_INBOUND_PATH } from '../../domains/messages/api/mail-connector';
import { MessagesModule } from '../../domains/messages/api/messages.module';
import { TwilioDoorModule } from '../twilio-door.module';
import { EmailController } from './email.controller';

const SETTINGS = 'https://app.sendgrid.com/settings';

@Module({ imports: [AccountsModule, MessagesModule, TwilioDoorModule], controllers: [EmailController] })
export class EmailWebhookModule {
  constructor(channels: AnsweredChannels) {
    channels.announce({
      provider: 'sendgrid',
      channel: 'email-events',
      path: MAIL_EVENTS_PATH,
      consoleUrl: `${SETTINGS}/mail_settings/webhook_settings`,
    });
    channels.announce({
      provider: 'sendgrid',
      channel: 'email-inbound',
      path: MAIL_INBOUND_PATH,
      consoleUrl: `${SETTINGS}/parse`,
    });
  }
}
