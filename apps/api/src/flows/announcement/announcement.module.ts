import { AnnouncementOptions } from '@centralita/shared-types';
import { SPOKEN_TEXT_MAX } from '@centralita/shared-types/rules';
import { Module } from '@nestjs/common';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { AnnouncementFlow } from './announcement.flow';

@Module({ imports: [NumberFlowsModule], providers: [AnnouncementFlow] })
export class AnnouncementModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce('announcement', AnnouncementOptions, [
      { name: 'text', kind: 'text', required: true, max: SPOKEN_TEXT_MAX },
    ]);
  }
}
