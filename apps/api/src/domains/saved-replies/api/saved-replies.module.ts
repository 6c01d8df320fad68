import { Module } from '@nestjs/common';
import { SavedRepliesStore } from '../saved-replies.store';
import { SavedReplies } from './saved-replies';

@Module({ providers: [SavedReplies, SavedRepliesStore], exports: [SavedReplies] })
export class SavedRepliesModule {}
