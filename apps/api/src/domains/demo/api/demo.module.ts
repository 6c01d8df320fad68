import { Global, Module } from '@nestjs/common';
import { DemoLine } from '../demo-line';
import { DemoTeam } from './demo-team';

/** Something to try the product with, where the emulator stands in for Twilio. */
@Global()
@Module({ providers: [DemoLine, DemoTeam], exports: [DemoTeam] })
export class DemoModule {}
