import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PeopleModule } from '../../domains/people/api/people.module';
import { OrganisationsModule } from '../../domains/organisations/api/organisations.module';
import { AccessGuard } from './access.guard';
import { GuardedRoutes } from './guarded-routes';
import { SessionCookie } from './session-cookie';

/** The door of our own API. */
@Module({
  imports: [DiscoveryModule, OrganisationsModule, PeopleModule],
  providers: [GuardedRoutes, SessionCookie, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [SessionCookie],
})
export class AccessModule {}
