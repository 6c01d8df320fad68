import { Module } from '@nestjs/common';
import { NotificationsModule } from '../../domains/notifications/api/notifications.module';
import { PushController } from './push.controller';

@Module({ imports: [NotificationsModule], controllers: [PushController] })
export class PushModule {}
