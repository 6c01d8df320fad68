import { Module } from '@nestjs/common';
import { AlertsModule } from '../../domains/alerts/api/alerts.module';
import { DeadLettersController } from './dead-letters.controller';

@Module({ imports: [AlertsModule], controllers: [DeadLettersController] })
export class DeadLettersApiModule {}
