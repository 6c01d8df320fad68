import { Module } from '@nestjs/common';
import { SavedRepliesModule } from '../../domains/saved-replies/api/saved-replies.module';
import { SavedRepliesController } from './saved-replies.controller';

@Module({ imports: [SavedRepliesModule], controllers: [SavedRepliesController] })
export class SavedRepliesApiModule {}
