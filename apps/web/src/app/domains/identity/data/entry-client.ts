import { Injectable, inject } from '@angular/core';
import type {
  FirstOwner,
  InvitationAcceptance,
  InvitationLook,
  PasswordReset,
  Session,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';

/** What the one-time links open. Codes go in bodies, never in addresses. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class EntryClient {
  private readonly api = inject(ApiClient);

  /** Whether the first link is good, and whether a demo organisation is offered. */
  lookAtSetup(code: string): Promise<{ demo: boolean }> {
    return this.api.post('/api/setup/look', { code });
  }

  /** Makes the first person and signs them in. */
  setUp(owner: FirstOwner): Promise<Session> {
    return this.api.post('/api/setup', owner);
  }

  lookAtInvitation(code: string): Promise<InvitationLook> {
    return this.api.post('/api/invitations/look', { code });
  }

  accept(acceptance: InvitationAcceptance): Promise<Session> {
    return this.api.post('/api/invitations/accept', acceptance);
  }

  resetPassword(reset: PasswordReset): Promise<null> {
    return this.api.post('/api/password-reset', reset);
  }
}
