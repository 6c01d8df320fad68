import { Component, computed, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OneClickCall } from '../../softphone/api';
import { OrganisationSelect } from '../../people/api';
import { UnheardVoicemail } from '../data/unheard-voicemail';
import { CallList } from '../ui/call-list';
import { CallTabs } from '../ui/call-tabs';
import { WaveformLibrary } from '../ui/waveform-library';
import { CallLog } from './call-log';
import { CallRows } from './call-rows';
import { RecordingActions } from './recording-actions';

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
  providers: [CallLog, RecordingActions, UnheardVoicemail],
  templateUrl: './calls-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './calls-page.scss'],
})
export class CallsPage {
  private readonly rowsOf = inject(CallRows);
  private readonly calls = inject(CallLog);
  private readonly sounds = inject(WaveformLibrary);

  protected readonly call = inject(OneClickCall);
  protected readonly recordings = inject(RecordingActions);
  protected readonly unheard = inject(UnheardVoicemail);
  protected readonly shown = this.calls.shown;
  protected readonly log = this.calls.pages;
  protected readonly rows = computed(() => this.log.items()?.map((call) => this.rowsOf.rowOf(call)));
  protected readonly canWalk = this.rowsOf.canWalk;

  constructor() {
    // Nobody listens to two at once.
    effect(() => {
      if (!this.call.isPossible()) this.sounds.pause();
    });
  }
}
