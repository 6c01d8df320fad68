import { Module } from '@nestjs/common';
import { CallFlowsController } from './call-flows.controller';
import { CallReplays } from './call-replays';

@Module({ providers: [CallReplays], controllers: [CallFlowsController] })
export class CallFlowsApiModule {}
