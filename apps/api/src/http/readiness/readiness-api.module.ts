import { Module } from '@nestjs/common';
import { ReadinessModule } from '../../domains/readiness/api/readiness.module';
import { ReadinessController } from './readiness.controller';

@Module({ imports: [ReadinessModule], controllers: [ReadinessController] })
export class ReadinessApiModule {}
