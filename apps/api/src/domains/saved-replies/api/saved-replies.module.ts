import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { SAVED_REPLIES_SCHEMA } from '../saved-replies-schema';
import { AuditModule } from '../../audit/api/audit.module';
import { ContactsModule } from '../../contacts/api/contacts.module';
import { SavedRepliesStore } from '../saved-replies.store';
import { SavedReplies } from './saved-replies';

@Brings({ schema: SAVED_REPLIES_SCHEMA })
@Module({
  imports: [AuditModule, ContactsModule],
  providers: [SavedReplies, SavedRepliesStore],
  exports: [SavedReplies],
})
export class SavedRepliesModule {}
