import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { GuardedRoutes } from './guarded-routes';
import { SessionCookie } from './session-cookie';

/** The door of our own API. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [GuardedRoutes, SessionCookie, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [SessionCookie],
})
export class AccessModule {}
