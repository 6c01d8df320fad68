import { Module } from '@nestjs/common';
import { NotificationsModule } from '../../domains/notifications/api/notifications.module';
import { WebPushJob } from './web-push.job';

@Module({ imports: [NotificationsModule], providers: [WebPushJob] })
export class WebPushModule {}
