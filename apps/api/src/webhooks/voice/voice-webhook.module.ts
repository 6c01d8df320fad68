import { CONSOLE_PAGES } from '@centralita/shared-types';
import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import {
  CANONICAL_VOICE_PATH,
  RETRY_OVERRIDES,
  VOICE_FALLBACK_PATH,
  VOICE_STATUS_PATH,
} from '../../domains/accounts/api/account-voice-urls';
import { AnsweredChannels } from '../../domains/accounts/api/answered-channels';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { TwilioDoorModule } from '../twilio-door.module';
import { CallMeter } from './call-meter';
import { CallNotes } from './call-notes';
import { FlowChoice } from './flow-choice';
import { SpokenApology } from './spoken-apology';
import { VoiceAnswers } from './voice-answers';
import { VoiceController } from './voice.controller';

@Module({
  imports: [AccountsModule, CallsModule, NumberFlowsModule, TwilioDoorModule],
  controllers: [VoiceController],
  providers: [CallMeter, CallNotes, FlowChoice, SpokenApology, VoiceAnswers],
})
export class VoiceWebhookModule {
  constructor(channels: AnsweredChannels) {
    channels.announce({
      provider: 'twilio',
      channel: 'voice',
      path: CANONICAL_VOICE_PATH,
      fallbackPath: VOICE_FALLBACK_PATH,
      statusPath: VOICE_STATUS_PATH,
      suffix: RETRY_OVERRIDES,
      consoleUrl: CONSOLE_PAGES.twimlAppSid,
    });
  }
}
