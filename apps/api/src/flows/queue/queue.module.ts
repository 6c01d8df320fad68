import { QueueOptions } from '@centralita/shared-types';
import { SPOKEN_TEXT_MAX } from '@centralita/shared-types/rules';
import { Module } from '@nestjs/common';
import { CallsModule } from '../../domains/calls/api/calls.module';
import { CallQueueModule } from '../../domains/call-queue/api/call-queue.module';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { QueueFlow } from './queue.flow';

@Module({ imports: [CallQueueModule, CallsModule, NumberFlowsModule], providers: [QueueFlow] })
export class QueueFlowModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce('queue', QueueOptions, [
      { name: 'greeting', kind: 'text', max: SPOKEN_TEXT_MAX },
      { name: 'voicemail', kind: 'switch' },
      { name: 'callback', kind: 'switch' },
      { name: 'sizeMax', kind: 'number', min: 1, max: 1000 },
      { name: 'waitMaxMin', kind: 'number', min: 1, max: 120 },
      { name: 'overflow', kind: 'flow' },
    ]);
  }
}
