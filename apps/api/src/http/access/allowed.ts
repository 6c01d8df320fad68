import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Role } from '@centralita/shared-types';
import type { Request } from 'express';
import type { Principal } from '../../domains/people/api/principal';

export const ALLOWED = 'access:allowed';
export const EVERYONE = 'everyone';

/** The least role that may use a route of our own API. Every route says either this or `@Everyone()`. */
export const Allowed = (role: Role): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED, role);

/** A route that needs no sign-in. */
export const Everyone = (): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED, EVERYONE);

/** A request that the access guard has let in. */
export type GuardedRequest = Request & { principal?: Principal };

/** Who asks, in a controller: `list(@Who() who: Principal)`. On a route for everyone it may be undefined. */
export const Who = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Principal | undefined =>
    context.switchToHttp().getRequest<GuardedRequest>().principal,
);
