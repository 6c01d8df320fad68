import { computed, inject } from '@angular/core';
import { Attempts } from '../../../shared/ui/attempts';
import { Dialogs } from '../../../shared/ui/dialogs';
import { SessionStore } from '../../identity/api';

/** Deletes what somebody has said: asks first, and says how it went. To be made where Angular injects. */
export class SoundDeletion {
  private readonly session = inject(SessionStore);
  private readonly dialogs = inject(Dialogs);
  private readonly attempts = new Attempts('calls.failure.');

  readonly isAllowed = computed(() => this.session.allows('admin'));

  /** @param scope where the words stand, such as `calls.voicemail.` */
  constructor(private readonly scope: string) {}

  /** @returns true where it is gone */
  async run(request: () => Promise<unknown>): Promise<boolean> {
    const { attempts, scope } = this;
    const isWanted = await this.dialogs.confirm({
      heading: attempts.words(`${scope}deleteTitle`),
      body: attempts.words(`${scope}deleteBody`),
      yes: attempts.words(`${scope}delete`),
    });
    if (!isWanted || !(await attempts.run(request))) return false;
    attempts.say(`${scope}deleted`);
    return true;
  }
}
