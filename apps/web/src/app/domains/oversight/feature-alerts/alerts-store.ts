import { Injectable, inject, signal } from '@angular/core';
import type { Alert } from '@centralita/shared-types';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../team/api';
import { OversightClient } from '../data/oversight-client';

export type AlertsState = 'open' | 'resolved';

/** The open or the resolved alerts. Changes reject with `ApiError`. */
@Injectable()
export class AlertsStore {
  private readonly client = inject(OversightClient);
  private readonly organisation = inject(OrganisationChoice).id;
  readonly state = signal<AlertsState>('open');

  readonly alerts = liveRemote({
    of: () => {
      const id = this.organisation();
      return id && `${this.state()} ${id}`;
    },
    kinds: ['alerts/raised', 'alerts/resolved'],
    ask: (key) => {
      const [state, id] = key.split(' ') as [AlertsState, string];
      return this.client.alerts(id, state);
    },
  });

  async resolve({ id }: Alert): Promise<void> {
    await this.client.resolve(this.organisation() ?? '', id);
    this.alerts.update((alerts) => alerts.filter((one) => one.id !== id));
  }
}
