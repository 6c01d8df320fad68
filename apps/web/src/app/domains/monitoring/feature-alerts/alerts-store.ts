import { Injectable, inject, signal } from '@angular/core';
import type { Alert } from '@centralita/shared-types';
import { livePages } from '../../../shared/data-live/live-pages';
import { OrganisationChoice } from '../../people/api';
import { MonitoringClient } from '../data/monitoring-client';

export type AlertsState = 'open' | 'resolved';

/** The open or the resolved alerts. Changes reject with `ApiError`. */
@Injectable()
export class AlertsStore {
  private readonly client = inject(MonitoringClient);
  private readonly organisation = inject(OrganisationChoice).id;
  readonly state = signal<AlertsState>('open');

  readonly alerts = livePages<Alert>({
    of: () => {
      const id = this.organisation();
      return id && `${this.state()} ${id}`;
    },
    kinds: ['alerts/raised', 'alerts/resolved'],
    ask: (key, before) => {
      const [state, id] = key.split(' ') as [AlertsState, string];
      return this.client.alerts(id, state, before);
    },
  });

  async resolve({ id }: Alert): Promise<void> {
    await this.client.resolve(this.organisation() ?? '', id);
    this.alerts.drop(id);
  }
}
