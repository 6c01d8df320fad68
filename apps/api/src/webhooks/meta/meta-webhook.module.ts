import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { AnsweredChannels } from '../../domains/accounts/api/answered-channels';
import { CLOUD_PATH } from '../../domains/messages/api/cloud-connector';
import { MessagesModule } from '../../domains/messages/api/messages.module';
import { TwilioDoorModule } from '../twilio-door.module';
import { MetaController } from './meta.controller';

@Module({ imports: [AccountsModule, MessagesModule, TwilioDoorModule], controllers: [MetaController] })
export class MetaWebhookModule {
  constructor(channels: AnsweredChannels) {
    channels.announce({
      provider: 'meta',
      channel: 'whatsapp',
      path: CLOUD_PATH,
      consoleUrl: 'https://developers.facebook.com/apps/',
    });
  }
}
