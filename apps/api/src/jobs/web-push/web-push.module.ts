import { Module } from '@nestjs/common';
import { WebPushJob } from './web-push.job';

@Module({ providers: [WebPushJob] })
export class WebPushModule {}
