import { Injectable, inject } from '@angular/core';
import type {
  NewProgramToken,
  PasswordChange,
  ProgramToken,
  ProgramTokenMade,
  RecoveryCodes,
  SessionItem,
  TotpOffer,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** The signed-in person's own password, second factor, sessions and program tokens. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class MeClient {
  private readonly api = inject(ApiClient);

  changePassword(change: PasswordChange): Promise<null> {
    return this.api.post('/api/me/password', change);
  }

  offerTotp(password: string): Promise<TotpOffer> {
    return this.api.post('/api/me/totp', { password });
  }

  confirmTotp(code: string): Promise<RecoveryCodes> {
    return this.api.post('/api/me/totp/confirm', { code });
  }

  endTotp(password: string): Promise<void> {
    return this.api.delete('/api/me/totp', { password });
  }

  sessions(): Promise<SessionItem[]> {
    return this.api.get('/api/me/sessions');
  }

  endSession(id: string): Promise<void> {
    return this.api.delete(`/api/me/sessions/${encodeURIComponent(id)}`);
  }

  endOtherSessions(): Promise<void> {
    return this.api.delete('/api/me/sessions');
  }

  tokens(): Promise<ProgramToken[]> {
    return this.api.get('/api/tokens');
  }

  makeToken(token: NewProgramToken): Promise<ProgramTokenMade> {
    return this.api.post('/api/tokens', token);
  }

  endToken(id: string): Promise<void> {
    return this.api.delete(`/api/tokens/${encodeURIComponent(id)}`);
  }
}
