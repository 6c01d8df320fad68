import { Injectable, inject } from '@angular/core';
import { Attempts } from '../../../shared/ui/attempts';
import { OrganisationChoice } from '../../people/api';
import { RecordingsClient } from '../data/recordings-client';
import { SoundDeletion } from '../data/sound-deletion';

/** What is done with a recording; what came of it is told by a live event, to all who look at the call. */
@Injectable()
export class RecordingActions {
  private readonly client = inject(RecordingsClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly attempts = new Attempts('calls.failure.');
  private readonly deletion = new SoundDeletion('calls.recording.');

  readonly canDelete = this.deletion.isAllowed;
  readonly busy = this.attempts.busy;

  async delete(id: string): Promise<void> {
    await this.deletion.run(() => this.client.delete(this.organisation() ?? '', id));
  }

  async fetchAgain(id: string): Promise<void> {
    await this.attempts.run(() => this.client.fetchAgain(this.organisation() ?? '', id));
  }
}
