import { Module } from '@nestjs/common';
import { FailedSignatures } from '../failed-signatures';
import { FlowChoice } from './flow-choice';
import { SpokenApology } from './spoken-apology';
import { UnsignedWebhooks } from './unsigned-webhooks';
import { VoiceAnswers } from './voice-answers';
import { VoiceController } from './voice.controller';

@Module({
  controllers: [VoiceController],
  providers: [FailedSignatures, FlowChoice, SpokenApology, UnsignedWebhooks, VoiceAnswers],
})
export class VoiceWebhookModule {}
