import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { RETRY_OVERRIDES } from '../../domains/accounts/api/account-voice-urls';
import { AnsweredChannels } from '../../domains/accounts/api/answered-channels';
import {
  MESSAGES_FALLBACK_PATH,
  MESSAGES_PATH,
  MESSAGES_STATUS_PATH,
} from '../../domains/messages/api/message-paths';
import { MessagesModule } from '../../domains/messages/api/messages.module';
import { TwilioDoorModule } from '../twilio-door.module';
import { MessageAnswers } from './message-answers';
import { MessagesController } from './messages.controller';

const ADDRESSES = {
  provider: 'twilio',
  path: MESSAGES_PATH,
  fallbackPath: MESSAGES_FALLBACK_PATH,
  statusPath: MESSAGES_STATUS_PATH,
  suffix: RETRY_OVERRIDES,
} as const;

@Module({
  imports: [AccountsModule, MessagesModule, TwilioDoorModule],
  controllers: [MessagesController],
  providers: [MessageAnswers],
})
export class MessageWebhookModule {
  constructor(channels: AnsweredChannels) {
    channels.announce({
      ...ADDRESSES,
      channel: 'sms',
      consoleUrl: 'https://console.twilio.com/us1/develop/phone-numbers/manage/incoming',
    });
    channels.announce({
      ...ADDRESSES,
      channel: 'whatsapp',
      consoleUrl: 'https://console.twilio.com/us1/develop/sms/settings/whatsapp-sandbox',
    });
  }
}
