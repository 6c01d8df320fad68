import { Module } from '@nestjs/common';
import { PushNoticeJob } from './push-notice.job';

@Module({ providers: [PushNoticeJob] })
export class PushNoticeModule {}
