import { Injectable, inject } from '@angular/core';
import type { MyProfile, Me, Session, SignIn } from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** Who is signed in, signing in and out. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class SessionClient {
  private readonly api = inject(ApiClient);

  /** Null when nobody is signed in. */
  current(): Promise<Session | null> {
    return this.api.get('/api/session', { timeoutMs: 8_000 });
  }

  /** Refused with `sign-in/wrong`, `sign-in/code-needed` or `sign-in/wait`. */
  signIn(entry: SignIn): Promise<Session> {
    return this.api.post('/api/session', entry);
  }

  signOut(): Promise<void> {
    return this.api.delete('/api/session');
  }

  change(change: MyProfile): Promise<Me> {
    return this.api.patch('/api/me', change);
  }
}
