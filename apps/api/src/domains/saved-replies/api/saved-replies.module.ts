import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/api/audit.module';
import { SavedRepliesStore } from '../saved-replies.store';
import { SavedReplies } from './saved-replies';

@Module({ imports: [AuditModule], providers: [SavedReplies, SavedRepliesStore], exports: [SavedReplies] })
export class SavedRepliesModule {}
