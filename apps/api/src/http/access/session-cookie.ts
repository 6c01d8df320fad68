import { Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { SESSION_COOKIE_MAX_AGE_MS } from '../../domains/people/api/sessions';
import { Config } from '../../platform/config/config';
import { isLocalHost, PublicUrl } from '../../platform/public-url/public-url';

const NAME = 'centralita_session';
/** Browsers take such a cookie only with TLS, for this host alone and all of its paths: no other site can plant one. */
const HOST_NAME = `__Host-${NAME}`;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

const secretOf = (value: string): string | undefined => (SECRET.test(value) ? value : undefined);

/** The cookie that holds a session's secret. */
@Injectable()
export class SessionCookie {
  constructor(
    private readonly config: Config,
    private readonly publicUrl: PublicUrl,
  ) {}

  /** The secret that a request shows; undefined without one. */
  read(request: Request): string | undefined {
    const name = this.#isSecure(request) ? HOST_NAME : NAME;
    // What is no secret of ours is passed over, whoever set a cookie of that name.
    return parseCookie(request.headers.cookie ?? '', { decode: secretOf })[name];
  }

  set(request: Request, response: Response, secret: string): void {
    const isSecure = this.#isSecure(request);
    const options = { ...cookie(isSecure), maxAge: SESSION_COOKIE_MAX_AGE_MS };
    response.cookie(isSecure ? HOST_NAME : NAME, secret, options);
  }

  clear(request: Request, response: Response): void {
    const isSecure = this.#isSecure(request);
    response.clearCookie(isSecure ? HOST_NAME : NAME, cookie(isSecure));
  }

  /** A tunnel gives the server an https address while its owner still works on localhost, without TLS. */
  #isSecure(request: Request): boolean {
    const isConfigured = this.config.publicBaseUrl !== undefined;
    return (
      this.publicUrl.baseFor(request).startsWith('https:') && (isConfigured || !isLocalHost(request.host))
    );
  }
}

/** Lax, not strict: a link in a mail to a page of ours must find the person signed in. */
const cookie = (secure: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', path: '/', secure });
