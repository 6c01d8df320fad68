import { Module } from '@nestjs/common';
import { AlertsModule } from '../../domains/alerts/api/alerts.module';
import { AlertsController } from './alerts.controller';

@Module({ imports: [AlertsModule], controllers: [AlertsController] })
export class AlertsApiModule {}
