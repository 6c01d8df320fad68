import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Role } from '@centralita/shared-types';
import type { Request } from 'express';
import type { Actor } from '../../domains/audit/api/audit-log';
import type { Principal } from '../../domains/people/api/principal';
import type { Device } from '../../domains/people/api/sessions';

export const ALLOWED = 'access:allowed';
export const EVERYONE = 'everyone';
export const PEOPLE_ONLY = 'access:people-only';

/** The least role that may use a route of our own API. Every route says either this or `@Everyone()`. */
export const Allowed = (role: Role): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED, role);

/** A route that needs no sign-in. */
export const Everyone = (): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED, EVERYONE);

/** A route for people at a browser, not for programs with a token: what could make a stolen token last. */
export const PeopleOnly = (): MethodDecorator & ClassDecorator => SetMetadata(PEOPLE_ONLY, true);

/** A request that the access guard has let in. */
export type GuardedRequest = Request & {
  principal?: Principal;
  /** The organisation that the request is about: `?organisation=`, or the principal's own. */
  organisationId?: string;
};

const requestOf = (context: ExecutionContext): GuardedRequest =>
  context.switchToHttp().getRequest<GuardedRequest>();

/** Who asks, in a controller: `list(@Who() who: Principal)`. On a route for everyone it may be undefined. */
export const Who = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Principal | undefined => requestOf(context).principal,
);

/**
 * Id of the organisation that the request is about, in a controller: `list(@InOrganisation() organisationId: string)`.
 * The guard has checked that whoever asks may act in it, and that it exists.
 */
export const InOrganisation = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | undefined => requestOf(context).organisationId,
);

/** Who does it and from where, for the audit log: `change(@By() actor: Actor)`. */
export const By = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const request = requestOf(context);
  const { principal } = request;
  return {
    via: principal?.via ?? 'anonymous',
    address: addressOf(request),
    ...(principal && { personId: principal.personId }),
    ...(typeof request.id === 'string' && { requestId: request.id }),
  };
});

/** The device that a request came from. */
export const From = createParamDecorator((_data: unknown, context: ExecutionContext): Device => {
  const request = requestOf(context);
  return { userAgent: request.get('user-agent'), address: addressOf(request) };
});

const addressOf = (request: Request): string => request.ip ?? '';
