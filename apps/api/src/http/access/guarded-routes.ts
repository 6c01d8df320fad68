import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { AppError } from '../../platform/errors/app-error';
import { ALLOWED } from './allowed';
import { isOurs, routesOf } from './routes';

/** Stops the start where a route of our own API does not say whom it is for. */
@Injectable()
export class GuardedRoutes implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const silent = routesOf(this.discovery).filter(
      ({ controller, run }) =>
        isOurs(controller) && !Reflect.hasMetadata(ALLOWED, run) && !Reflect.hasMetadata(ALLOWED, controller),
    );
    if (silent.length === 0) return;
    const names = silent.map(({ controller, handler }) => `${controller.name}.${handler}`).join(', ');
    throw new AppError({
      code: 'access/route-says-nothing',
      detail: `These routes do not say whom they are for: ${names}. Put @Allowed(role) or @Everyone() on each.`,
      status: 500,
    });
  }
}
