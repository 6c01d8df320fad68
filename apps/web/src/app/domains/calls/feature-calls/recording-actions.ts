import { Injectable, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { SessionStore } from '../../identity/api';
import { OrganisationChoice } from '../../people/api';
import { RecordingsClient } from '../data/recordings-client';

/** What is done with a recording; what came of it is told by a live event, to all who look at the call. */
@Injectable()
export class RecordingActions {
  private readonly client = inject(RecordingsClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly session = inject(SessionStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  readonly canDelete = computed(() => this.session.allows('admin'));

  async delete(id: string): Promise<void> {
    const wanted = await this.dialogs.confirm({
      heading: this.words('deleteTitle'),
      body: this.words('deleteBody'),
      yes: this.words('delete'),
    });
    if (wanted && (await this.done(this.client.delete(this.organisation() ?? '', id))))
      this.toasts.show({ text: this.words('deleted'), icon: 'check' });
  }

  async fetchAgain(id: string): Promise<void> {
    await this.done(this.client.fetchAgain(this.organisation() ?? '', id));
  }

  private async done(request: Promise<void>): Promise<boolean> {
    try {
      await request;
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'calls.failure.'), icon: 'error' });
      return false;
    }
  }

  private words(key: string): string {
    return this.transloco.translate<string>('calls.recording.' + key);
  }
}
