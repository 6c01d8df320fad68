import { Module } from '@nestjs/common';
import { RecordingsModule } from '../../domains/recordings/api/recordings.module';
import { RecordingsController } from './recordings.controller';

@Module({ imports: [RecordingsModule], controllers: [RecordingsController] })
export class RecordingsApiModule {}
