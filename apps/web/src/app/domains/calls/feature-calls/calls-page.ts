import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute } from '@angular/router';
import type { CallItem, CallsFilter } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { livePages } from '../../../shared/data-live/live-pages';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OneClickCall } from '../../softphone/api';
import { OrganisationChoice, OrganisationSelect } from '../../people/api';
import { CallsClient } from '../data/calls-client';
import { UnheardVoicemail } from '../data/unheard-voicemail';
import { CallList } from '../ui/call-list';
import { CallTabs } from '../ui/call-tabs';
import { CallRows } from './call-rows';
import { RecordingActions } from './recording-actions';

export type CallsShown = 'all' | 'missed' | 'outgoing';

const FILTERS: Record<CallsShown, CallsFilter> = {
  all: {},
  missed: { missed: 'true' },
  outgoing: { direction: 'outgoing' },
};

/** The organisation's calls, the latest first; new ones come in above by themselves. */
@Component({
  selector: 'app-calls-page',
  imports: [
    CallList,
    CallTabs,
    EmptyState,
    FailureNotice,
    MatButton,
    OrganisationSelect,
    PageHeader,
    Skeleton,
    TranslocoDirective,
  ],
  providers: [RecordingActions, UnheardVoicemail],
  templateUrl: './calls-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './calls-page.scss'],
})
export class CallsPage {
  private readonly client = inject(CallsClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly rowsOf = inject(CallRows);
  private readonly data = toSignal(inject(ActivatedRoute).data, { requireSync: true });

  protected readonly call = inject(OneClickCall);
  protected readonly recordings = inject(RecordingActions);
  protected readonly unheard = inject(UnheardVoicemail);
  protected readonly shown = computed(() => (this.data()['shown'] as CallsShown | undefined) ?? 'all');
  protected readonly log = livePages<CallItem>({
    of: () => {
      const id = this.organisation();
      return id && `${this.shown()} ${id}`;
    },
    kinds: ['calls/ringing', 'calls/answered', 'calls/transferred', 'calls/ended', 'recordings/changed'],
    ask: (key, before) => {
      const [shown, organisation = ''] = key.split(' ') as [CallsShown, string?];
      return this.client.list(organisation, { ...FILTERS[shown], ...(before !== undefined && { before }) });
    },
  });
  protected readonly rows = computed(() => this.log.items()?.map((call) => this.rowsOf.rowOf(call)));
  protected readonly canWalk = this.rowsOf.canWalk;
}
