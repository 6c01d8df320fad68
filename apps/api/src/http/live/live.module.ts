import { Module } from '@nestjs/common';
import { LiveHub } from './live-hub';
import { LiveKeeper } from './live-keeper';
import { LiveMeter } from './live-meter';
import { LiveController } from './live.controller';

@Module({ controllers: [LiveController], providers: [LiveHub, LiveKeeper, LiveMeter] })
export class LiveModule {}
