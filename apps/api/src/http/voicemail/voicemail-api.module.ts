import { Module } from '@nestjs/common';
import { VoicemailModule } from '../../domains/voicemail/api/voicemail.module';
import { VoicemailController } from './voicemail.controller';

@Module({ imports: [VoicemailModule], controllers: [VoicemailController] })
export class VoicemailApiModule {}
