import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { VoicemailItem } from '@centralita/shared-types';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { PhoneStore } from '../../softphone/api';
import { OrganisationChoice } from '../../team/api';
import { VoicemailClient } from '../data/voicemail-client';

/** What is done with a spoken message; says where it failed. */
@Injectable()
export class VoicemailActions {
  private readonly client = inject(VoicemailClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly phone = inject(PhoneStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);

  /** In one click; where the phone is not ready, the number is put into it, for a person to see why. */
  async callBack(number: string): Promise<void> {
    if (this.phone.line.isReady()) return this.phone.dial(number);
    this.phone.prepare(number);
    await this.router.navigateByUrl('/phone');
  }

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
