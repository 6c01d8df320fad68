import { AnnouncementOptions } from '@centralita/shared-types';
import { Module } from '@nestjs/common';
import { FlowOptionsRules } from '../../domains/number-flows/api/flow-options';
import { NumberFlowsModule } from '../../domains/number-flows/api/number-flows.module';
import { AnnouncementFlow } from './announcement.flow';

@Module({ imports: [NumberFlowsModule], providers: [AnnouncementFlow] })
export class AnnouncementModule {
  constructor(rules: FlowOptionsRules) {
    rules.announce('announcement', AnnouncementOptions);
  }
}
