import { Injectable, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { SessionStore } from '../../identity/api';
import { OrganisationChoice } from '../../people/api';
import { VoicemailClient } from '../data/voicemail-client';

/** Deletes a spoken message: asks first, and says how it went. */
@Injectable()
export class VoicemailDeletion {
  private readonly client = inject(VoicemailClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly session = inject(SessionStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  readonly isAllowed = computed(() => this.session.allows('admin'));

  /** @returns true where it is gone */
  async delete(id: string): Promise<boolean> {
    const wanted = await this.dialogs.confirm({
      heading: this.words('deleteTitle'),
      body: this.words('deleteBody'),
      yes: this.words('delete'),
    });
    if (!wanted) return false;
    try {
      await this.client.delete(this.organisation() ?? '', id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'calls.failure.'), icon: 'error' });
      return false;
    }
    this.toasts.show({ text: this.words('deleted'), icon: 'check' });
    return true;
  }

  private words(key: string): string {
    return this.transloco.translate<string>(`calls.voicemail.${key}`);
  }
}
