import { CallRecordingOptions, RECORDING_LANGUAGES, RECORDING_MODES } from '@centralita/shared-types';
import { SPOKEN_TEXT_MAX } from '@centralita/shared-types/rules';
import { Module } from '@nestjs/common';
import { AccountsModule } from '../../domains/accounts/api/accounts.module';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { CALL_RECORDING } from '../../domains/recordings/api/recording-settings';
import { RecordingsModule } from '../../domains/recordings/api/recordings.module';
import { CallRecordingFlow } from './call-recording.flow';
import { RecordedCalls } from './recorded-calls';
import { RecordingWords } from './recording-words';

@Module({
  imports: [AccountsModule, CallsModule, NumberFlowsModule, RecordingsModule],
  providers: [CallRecordingFlow, RecordedCalls, RecordingWords],
})
export class CallRecordingModule {
  constructor(rules: FlowOptionsRules) {
    rules.announceForAll(CALL_RECORDING, CallRecordingOptions, [
      { name: 'mode', kind: 'one-of', values: RECORDING_MODES },
      { name: 'language', kind: 'one-of', values: RECORDING_LANGUAGES },
      { name: 'announcement', kind: 'text', max: SPOKEN_TEXT_MAX },
      { name: 'keepDays', kind: 'number', min: 1, max: 3650 },
      { name: 'transcribe', kind: 'switch' },
    ]);
  }
}
