import { Injectable, inject } from '@angular/core';
import type { VoicemailItem } from '@centralita/shared-types';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { OrganisationChoice } from '../../people/api';
import { VoicemailClient } from '../data/voicemail-client';

/** What is done with a spoken message; says where it failed. */
@Injectable()
export class VoicemailActions {
  private readonly client = inject(VoicemailClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);

  /** The message as it is now; undefined where it could not be marked. */
  async mark(id: string, heard: boolean): Promise<VoicemailItem | undefined> {
    try {
      return await this.client.mark(this.organisation() ?? '', id, heard);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'calls.failure.'), icon: 'error' });
      return undefined;
    }
  }
}
