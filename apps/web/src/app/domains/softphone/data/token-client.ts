import { Injectable, inject } from '@angular/core';
import type { TokenResponse, TwilioCredentials } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** An access token and how long this browser may count on it. */
export interface FreshToken {
  token: string;
  identity: string;
  /** Milliseconds from now, by the browser's own clock. */
  lifetimeMs: number;
}

/** Asks our API for access tokens. The credentials go with the request and are kept nowhere on the way. */
@Injectable({ providedIn: 'root' })
export class TokenClient {
  private readonly api = inject(ApiClient);

  /** Rejects with `ApiError`. */
  async fetch(credentials: TwilioCredentials): Promise<FreshToken> {
    const { token, identity, expiresAt } = await this.api.post<TokenResponse>('/token', credentials);
    return { token, identity, lifetimeMs: lifetimeMs(token) ?? expiresAt - Date.now() };
  }
}

/** From the token itself: `expiresAt` is the server's clock, and a browser's may be minutes off. */
function lifetimeMs(token: string): number | undefined {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { iat, exp } = JSON.parse(atob(payload)) as { iat?: number; exp?: number };
    return iat === undefined || exp === undefined ? undefined : (exp - iat) * 1000;
  } catch {
    return undefined;
  }
}
