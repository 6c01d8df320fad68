import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { PushStore } from '../push.store';
import { PushCourier } from './push-courier';
import { PushKeys } from './push-keys';
import { PushNotices } from './push-notices';
import { PushSubscriptions } from './push-subscriptions';

const OFFERED = [PushCourier, PushKeys, PushNotices, PushSubscriptions];

/** Waking closed pages. */
@Global()
@Module({})
export class NotificationsModule {
  /** @param sender provider of `PushSender` */
  static with(sender: Provider): DynamicModule {
    return {
      module: NotificationsModule,
      providers: [sender, PushStore, ...OFFERED],
      exports: OFFERED,
    };
  }
}
