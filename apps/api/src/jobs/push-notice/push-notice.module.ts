import { Module } from '@nestjs/common';
import { NotificationsModule } from '../../domains/notifications/api/notifications.module';
import { PushNoticeJob } from './push-notice.job';

@Module({ imports: [NotificationsModule], providers: [PushNoticeJob] })
export class PushNoticeModule {}
