import { Injectable, signal } from '@angular/core';
import type { ApiError } from './api-error';

/**
 * Notices when an answer of the API says that nobody is signed in (any more): a 401 whose code is about the session, not
 * about a password that was typed. Counts, so that whoever keeps the session can react each time.
 */
@Injectable({ providedIn: 'root' })
export class SessionEnd {
  private readonly count = signal(0);
  readonly noticed = this.count.asReadonly();

  notice({ status, problem }: ApiError): void {
    if (status === 401 && problem?.code.startsWith('session/')) this.count.update((before) => before + 1);
  }
}
