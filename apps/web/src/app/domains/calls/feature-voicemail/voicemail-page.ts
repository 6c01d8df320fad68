import { Component, computed, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { E164 } from '@centralita/shared-types/rules';
import type { VoicemailItem } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { livePages } from '../../../shared/data-live/live-pages';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OneClickCall } from '../../softphone/api';
import { OrganisationChoice, OrganisationSelect } from '../../people/api';
import { UnheardVoicemail } from '../data/unheard-voicemail';
import { soundFileName } from '../data/models/sound-file-name';
import { SoundDeletion } from '../data/sound-deletion';
import { VoicemailClient } from '../data/voicemail-client';
import { CallTabs } from '../ui/call-tabs';
import { VoicemailList, type VoicemailRow } from '../ui/voicemail-list';
import { WaveformLibrary } from '../ui/waveform-library';
import { VoicemailActions } from './voicemail-actions';

/** What callers have spoken, the latest first: to listen to, to read, and to call back. */
@Component({
  selector: 'app-voicemail-page',
  imports: [
    CallTabs,
    EmptyState,
    FailureNotice,
    MatButton,
    OrganisationSelect,
    PageHeader,
    Skeleton,
    TranslocoDirective,
    VoicemailList,
  ],
  providers: [UnheardVoicemail, VoicemailActions],
  template: `
    <div class="page" *transloco="let t">
      <app-page-header [heading]="t('calls.title')" [lead]="t('calls.voicemail.lead')">
        <app-organisation-select scope />
      </app-page-header>
      <app-call-tabs [unheard]="unheard.count()" />
      <section class="card" [attr.aria-label]="t('calls.tab.voicemail')">
        @if (log.error(); as error) {
          <app-failure-notice [error]="error" [busy]="log.busy()" (retry)="log.refresh()" />
        }
        @if (rows(); as rows) {
          @if (rows.length === 0) {
            <app-empty-state icon="voicemail" [heading]="t('calls.none.voicemail')">{{
              t('calls.how.voicemail')
            }}</app-empty-state>
          } @else {
            <app-voicemail-list
              [rows]="rows"
              [canCall]="call.isPossible()"
              (callBack)="call.to($event)"
              [canDelete]="deletion.isAllowed()"
              (deleted)="delete($event)"
              (marked)="mark($event.id, $event.heard)"
            />
            @if (log.hasMore()) {
              <div class="buttons">
                <button matButton="tonal" type="button" [disabled]="log.busy()" (click)="log.more()">
                  {{ t('calls.voicemail.more') }}
                </button>
              </div>
            }
          }
        } @else if (log.loading()) {
          <app-skeleton [rows]="4" />
        }
      </section>
    </div>
  `,
  styleUrl: '../../../shared/ui/page.scss',
})
export class VoicemailPage {
  private readonly client = inject(VoicemailClient);
  private readonly sounds = inject(WaveformLibrary);
  private readonly organisation = inject(OrganisationChoice).id;
  protected readonly call = inject(OneClickCall);
  private readonly numbers = inject(NumberFormat);
  protected readonly actions = inject(VoicemailActions);
  protected readonly deletion = new SoundDeletion('calls.voicemail.');
  protected readonly unheard = inject(UnheardVoicemail);

  protected readonly log = livePages<VoicemailItem>({
    of: this.organisation,
    kinds: ['voicemail/changed'],
    ask: (id, before) => this.client.list(id, before),
  });
  protected readonly rows = computed(() => this.log.items()?.map((item) => this.rowOf(item)));

  constructor() {
    // Nobody listens to two at once.
    effect(() => {
      if (!this.call.isPossible()) this.sounds.pause();
    });
  }

  protected async mark(id: string, heard: boolean): Promise<void> {
    const marked = await this.actions.mark(id, heard);
    if (marked) this.log.put(marked);
  }

  protected async delete(id: string): Promise<void> {
    const request = (): Promise<void> => this.client.delete(this.organisation() ?? '', id);
    if (await this.deletion.run(request)) this.log.drop(id);
  }

  private rowOf(item: VoicemailItem): VoicemailRow {
    return {
      ...item,
      number: /^(\+|sip:)/.test(item.from) ? this.numbers.format(item.from) : undefined,
      dial: E164.test(item.from) ? item.from : undefined,
      fileName: soundFileName(item.receivedAt),
      sound: item.state === 'stored' ? this.client.soundOf(this.organisation() ?? '', item.id) : undefined,
    };
  }
}
