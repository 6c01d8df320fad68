import { Module } from '@nestjs/common';
import { MessagesModule } from '../../domains/messages/api/messages.module';
import { AttachmentsController } from './attachments.controller';
import { ConversationNotesController } from './conversation-notes.controller';
import { ConversationsController } from './conversations.controller';
import { InboxSettingsController } from './inbox-settings.controller';
import { InboxViewsController } from './inbox-views.controller';
import { LabelsController } from './labels.controller';
import { MailPageController } from './mail-page.controller';
import { MessagesApiController } from './messages.controller';
import { PublicMediaController } from './public-media.controller';
import { SearchController } from './search.controller';

@Module({
  imports: [MessagesModule],
  controllers: [
    AttachmentsController,
    ConversationNotesController,
    ConversationsController,
    InboxSettingsController,
    InboxViewsController,
    LabelsController,
    MailPageController,
    MessagesApiController,
    PublicMediaController,
    SearchController,
  ],
})
export class MessagesApiModule {}
