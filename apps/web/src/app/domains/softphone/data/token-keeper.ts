import { DOCUMENT, DestroyRef, Injectable, inject } from '@angular/core';
import { ApiError } from '../../../shared/data-api/api-error';
import { TokenClient, type FreshToken, type TokenAsker } from './token-client';

/** Refresh this long before the end, or at two thirds of a life that is shorter than that. */
const LEAD_MS = 45_000;
/** Two refreshes are never closer than this, whoever asks. */
const MIN_GAP_MS = 3_000;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000];

export interface TokenListener {
  fresh(token: FreshToken): void;
  /** The server, or the way to it, is not there; the keeper goes on trying. */
  unreachable(error: ApiError): void;
  /** The server refused; the keeper stops. */
  refused(error: ApiError): void;
}

/**
 * Keeps an access token fresh: before it expires, when the machine wakes, when it comes online, and when asked.
 * Timers sleep in background tabs and on closed lids, so waking is listened for as well.
 */
@Injectable({ providedIn: 'root' })
export class TokenKeeper {
  private readonly tokens = inject(TokenClient);
  private readonly window = inject(DOCUMENT).defaultView;

  private asker: TokenAsker | undefined;
  private listener: TokenListener | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private fetchedAt = 0;
  private expiresAt = 0;
  private failures = 0;
  private round = 0;
  private isAsking = false;

  constructor() {
    const check = (): void => this.wake();
    const { window } = this;
    window?.addEventListener('online', check);
    window?.addEventListener('pageshow', check);
    window?.document.addEventListener('visibilitychange', check);
    inject(DestroyRef).onDestroy(() => {
      this.stop();
      window?.removeEventListener('online', check);
      window?.removeEventListener('pageshow', check);
      window?.document.removeEventListener('visibilitychange', check);
    });
  }

  start(asker: TokenAsker, listener: TokenListener): void {
    this.stop();
    this.asker = asker;
    this.listener = listener;
    void this.ask();
  }

  stop(): void {
    this.round++;
    clearTimeout(this.timer);
    this.asker = undefined;
    this.listener = undefined;
    this.failures = 0;
    this.fetchedAt = 0;
    this.expiresAt = 0;
    this.isAsking = false;
  }

  /** Asks for a fresh token now. Answers false when the last one is too young for another to help. */
  refresh(): boolean {
    if (!this.asker || Date.now() - this.fetchedAt < MIN_GAP_MS) return false;
    void this.ask();
    return true;
  }

  private wake(): void {
    const isWaitingToRetry = this.failures > 0;
    if (this.asker && (isWaitingToRetry || Date.now() > this.expiresAt - LEAD_MS)) this.refresh();
  }

  private async ask(): Promise<void> {
    const { asker, listener, round } = this;
    if (!asker || !listener || this.isAsking) return;
    clearTimeout(this.timer);
    this.isAsking = true;
    try {
      const token = await this.tokens.fetch(asker);
      if (round === this.round) this.onFresh(token, listener);
    } catch (error) {
      if (round === this.round) this.onError(error, listener);
    }
  }

  private onFresh(token: FreshToken, listener: TokenListener): void {
    this.isAsking = false;
    this.failures = 0;
    this.fetchedAt = Date.now();
    this.expiresAt = this.fetchedAt + token.lifetimeMs;
    this.schedule(token.lifetimeMs - Math.min(LEAD_MS, token.lifetimeMs / 3));
    listener.fresh(token);
  }

  private onError(error: unknown, listener: TokenListener): void {
    this.isAsking = false;
    const failure = error instanceof ApiError ? error : new ApiError('failed', 0);
    // 429 is the server asking for patience, not a refusal.
    if (failure.kind === 'refused' && failure.status !== 429) {
      clearTimeout(this.timer);
      return listener.refused(failure);
    }
    const backoffMs = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 30_000;
    this.failures++;
    this.schedule(Math.max(backoffMs, (failure.retryAfterSec ?? 0) * 1000));
    listener.unreachable(failure);
  }

  private schedule(delayMs: number): void {
    clearTimeout(this.timer);
    // A longer delay than 2^31 ms would fire at once.
    this.timer = setTimeout(() => void this.ask(), Math.min(Math.max(delayMs, MIN_GAP_MS / 3), 2 ** 31 - 1));
  }
}
