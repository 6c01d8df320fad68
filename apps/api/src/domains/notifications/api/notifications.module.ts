import { Module } from '@nestjs/common';
import { Brings } from '../../../platform/modules/brings';
import { WebPushJob } from '../web-push.job';
import { PushNoticeJob } from '../push-notice.job';
import { PUSH_SCHEMA } from '../push-schema';
import { SEALED_IN_NOTIFICATIONS } from '../sealed-in-notifications';
import { PeopleModule } from '../../people/api/people.module';
import { AuditModule } from '../../audit/api/audit.module';
import { PushStore } from '../push.store';
import { PushCourier } from './push-courier';
import { PushKeys } from './push-keys';
import { PushNotices } from './push-notices';
import { PushSubscriptions } from './push-subscriptions';

const OFFERED = [PushCourier, PushKeys, PushNotices, PushSubscriptions];

/** Waking closed pages. */
@Brings({ schema: PUSH_SCHEMA, sealedColumns: SEALED_IN_NOTIFICATIONS })
@Module({
  imports: [AuditModule, PeopleModule],
  providers: [WebPushJob, PushNoticeJob, PushStore, ...OFFERED],
  exports: OFFERED,
})
export class NotificationsModule {}
