import { Module } from '@nestjs/common';
import { PeopleModule } from '../../domains/people/api/people.module';
import { LiveHub } from './live-hub';
import { LiveKeeper } from './live-keeper';
import { LiveMeter } from './live-meter';
import { LiveController } from './live.controller';

@Module({
  imports: [PeopleModule],
  controllers: [LiveController],
  providers: [LiveHub, LiveKeeper, LiveMeter],
})
export class LiveModule {}
