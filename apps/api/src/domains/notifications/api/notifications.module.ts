import { Module } from '@nestjs/common';
import { PeopleModule } from '../../people/api/people.module';
import { AuditModule } from '../../audit/api/audit.module';
import { PushStore } from '../push.store';
import { PushCourier } from './push-courier';
import { PushKeys } from './push-keys';
import { PushNotices } from './push-notices';
import { PushSubscriptions } from './push-subscriptions';

const OFFERED = [PushCourier, PushKeys, PushNotices, PushSubscriptions];

/** Waking closed pages. */
@Module({ imports: [AuditModule, PeopleModule], providers: [PushStore, ...OFFERED], exports: OFFERED })
export class NotificationsModule {}
