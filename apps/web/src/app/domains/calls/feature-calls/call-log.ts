import { DestroyRef, Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import type { CallItem, CallsFilter } from '@centralita/shared-types';
import { settled } from '../../../shared/data-api/remote';
import { livePages } from '../../../shared/data-live/live-pages';
import { LiveStream } from '../../../shared/data-live/live-stream';
import { OrganisationChoice } from '../../people/api';
import { CallsClient } from '../data/calls-client';

export type CallsShown = 'all' | 'missed' | 'outgoing';

const FILTERS: Record<CallsShown, CallsFilter> = {
  all: {},
  missed: { missed: 'true' },
  outgoing: { direction: 'outgoing' },
};

/** The calls of the organisation that the page's address asks for. */
@Injectable()
export class CallLog {
  private readonly client = inject(CallsClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly data = toSignal(inject(ActivatedRoute).data, { requireSync: true });

  readonly shown = computed(() => (this.data()['shown'] as CallsShown | undefined) ?? 'all');
  readonly pages = livePages<CallItem>({
    of: () => {
      const id = this.organisation();
      return id && `${this.shown()} ${id}`;
    },
    kinds: ['calls/ringing', 'calls/answered', 'calls/transferred', 'calls/ended'],
    ask: (key, before) => {
      const [shown, organisation = ''] = key.split(' ') as [CallsShown, string?];
      return this.client.list(organisation, { ...FILTERS[shown], ...(before !== undefined && { before }) });
    },
  });

  constructor() {
    const stop = inject(LiveStream).on(
      ['recordings/changed'],
      ({ data }) => void this.renew(String(data['callSid'])),
    );
    inject(DestroyRef).onDestroy(stop);
  }

  /** Also a call far down, which no page is asked for again. */
  private async renew(callId: string): Promise<void> {
    const isListed = () => this.pages.items()?.some(({ id }) => id === callId) === true;
    if (!isListed()) return;
    const call = await settled(this.client.call(this.organisation() ?? '', callId));
    if (call.status === 'done' && isListed()) this.pages.put(call.value);
  }
}
