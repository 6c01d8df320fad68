import { Injectable, inject } from '@angular/core';
import type { TokenResponse, TwilioCredentials } from '@centralita/shared-types';
import { REGIONS, type Region } from '@centralita/shared-types/rules';
import { ApiClient } from '../../../shared/data-api/api-client';

/** An access token and how long this browser may count on it. */
export interface FreshToken {
  token: string;
  identity: string;
  /** Milliseconds from now, by the browser's own clock. */
  lifetimeMs: number;
  /** Processing region of the account, where the token names one. */
  region?: Region;
  /** The number that calls of the team's line show, E.164. */
  callerId?: string;
}

/** Who asks: six credentials of one's own, or nothing, from a signed-in agent, whom the cookie names. */
export type TokenAsker = TwilioCredentials | Record<string, never>;

/** Asks our API for access tokens. The credentials go with the request and are kept nowhere on the way. */
@Injectable({ providedIn: 'root' })
export class TokenClient {
  private readonly api = inject(ApiClient);

  /** Rejects with `ApiError`. */
  async fetch(asker: TokenAsker): Promise<FreshToken> {
    const { token, identity, expiresAt, callerId } = await this.api.post<TokenResponse>('/token', asker);
    const region = regionOf(token);
    return {
      token,
      identity,
      lifetimeMs: lifetimeMs(token) ?? expiresAt - Date.now(),
      ...(region !== undefined && { region }),
      ...(callerId !== undefined && { callerId }),
    };
  }
}

/** From the token itself: `expiresAt` is the server's clock, and a browser's may be minutes off. */
function lifetimeMs(token: string): number | undefined {
  const { iat, exp } = partOf(token, 1);
  return typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1000 : undefined;
}

/** Twilio's tokens name the region of their account in the header `twr`. */
function regionOf(token: string): Region | undefined {
  const { twr } = partOf(token, 0);
  return REGIONS.find((region) => region === twr);
}

function partOf(token: string, at: number): Record<string, unknown> {
  try {
    const text = (token.split('.')[at] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    return JSON.parse(atob(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
