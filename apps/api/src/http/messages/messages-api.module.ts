import { Module } from '@nestjs/common';
import { MessagesModule } from '../../domains/messages/api/messages.module';
import { AttachmentsController } from './attachments.controller';
import { ConversationsController } from './conversations.controller';
import { MessagesApiController } from './messages.controller';
import { PublicMediaController } from './public-media.controller';

@Module({
  imports: [MessagesModule],
  controllers: [AttachmentsController, ConversationsController, MessagesApiController, PublicMediaController],
})
export class MessagesApiModule {}
