import { Module } from '@nestjs/common';
import { CallLimits } from './call-limits';
import { DialPolicy } from './dial-policy';

/** Whom a browser may call, and how much. */
@Module({ providers: [CallLimits, DialPolicy], exports: [CallLimits, DialPolicy] })
export class DiallingModule {}
