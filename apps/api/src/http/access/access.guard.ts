import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '@centralita/shared-types';
import { Organisations } from '../../domains/organisations/api/organisations';
import { Principals } from '../../domains/people/api/principals';
import type { Principal } from '../../domains/people/api/principal';
import { assertRole, mayEnter } from '../../domains/people/api/role-rules';
import { AppError } from '../../platform/errors/app-error';
import { PublicUrl } from '../../platform/public-url/public-url';
import { ALLOWED, EVERYONE, PEOPLE_ONLY, type GuardedRequest } from './allowed';
import { refuseForeignOrigin } from './foreign-origin';
import { notSignedIn } from './not-signed-in';
import { isOurs } from './routes';
import { SessionCookie } from './session-cookie';

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * The door of our own API: who asks, whether the route is for them, and in which organisation. The doors of providers
 * have guards of their own.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly principals: Principals,
    private readonly organisations: Organisations,
    private readonly cookie: SessionCookie,
    private readonly publicUrl: PublicUrl,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (!isOurs(context.getClass())) return true;
    const places = [context.getHandler(), context.getClass()];
    const allowed = this.reflector.getAllAndOverride<Role | typeof EVERYONE>(ALLOWED, places);
    const peopleOnly = this.reflector.getAllAndOverride<boolean | undefined>(PEOPLE_ONLY, places) === true;
    return this.#admit(context.switchToHttp().getRequest<GuardedRequest>(), allowed, peopleOnly);
  }

  async #admit(
    request: GuardedRequest,
    allowed: Role | typeof EVERYONE,
    peopleOnly: boolean,
  ): Promise<boolean> {
    const who = await this.#principal(request);
    if (who) request.principal = who;
    if (allowed === EVERYONE) return true;
    if (!who) throw request.headers.authorization === undefined ? notSignedIn() : badToken();
    assertRole(who, allowed);
    if (peopleOnly && who.via !== 'session') throw peopleNeeded();
    request.organisationId = await this.#organisation(who, request);
    return true;
  }

  async #principal(request: GuardedRequest): Promise<Principal | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = BEARER.exec(authorization)?.[1];
      return token === undefined ? undefined : this.principals.byToken(token);
    }
    const secret = this.cookie.read(request);
    refuseForeignOrigin(request, secret !== undefined, [this.publicUrl.base]);
    return secret === undefined ? undefined : this.principals.bySession(secret);
  }

  /** What is not somebody's own looks to them like what does not exist. */
  async #organisation(who: Principal, { query }: GuardedRequest): Promise<string> {
    const asked = query['organisation'];
    if (asked === undefined || asked === '' || asked === who.organisationId) return who.organisationId;
    if (typeof asked === 'string' && mayEnter(who, asked) && (await this.organisations.find(asked)))
      return asked;
    throw new AppError({
      code: 'organisations/not-found',
      detail: 'There is no such organisation. Go back to the list and choose one.',
      status: 404,
    });
  }
}

const badToken = (): AppError =>
  new AppError({
    code: 'session/bad-token',
    detail:
      'The token in Authorization is not a valid one of this server; it may have ended. Make a new one.',
    status: 401,
  });

const peopleNeeded = (): AppError =>
  new AppError({
    code: 'session/people-only',
    detail: 'A token may not do this: sign in with a browser.',
    status: 403,
  });
