import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Campaign } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { nextFocus } from '../../../shared/ui/next-focus';
import { Notice } from '../../../shared/ui/notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { StateChip } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';
import { SessionStore } from '../../identity/api';
import { OrganisationSelect } from '../../people/api';
import { LanguageChoice } from '../../../shared/i18n/language';
import { CAMPAIGN_LOOKS, nextControl, shownState } from '../data/models/campaign-looks';
import { CampaignFigures } from '../ui/campaign-figures';
import { CampaignsActions } from './campaigns-actions';
import { CampaignsStore } from './campaigns-store';

/** Campaigns: what is sent to many, and what became of it. */
@Component({
  selector: 'app-campaigns-page',
  imports: [
    CampaignFigures,
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    Notice,
    OrganisationSelect,
    PageHeader,
    Skeleton,
    StateChip,
    TranslocoDirective,
    When,
  ],
  providers: [CampaignsActions, CampaignsStore],
  templateUrl: './campaigns-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './campaigns-page.scss'],
})
export class CampaignsPage {
  protected readonly store = inject(CampaignsStore);
  protected readonly actions = inject(CampaignsActions);
  private readonly session = inject(SessionStore);
  private readonly language = inject(LanguageChoice).current;
  private readonly focus = nextFocus();

  protected readonly mayWrite = computed(() => this.session.allows('admin'));
  protected readonly looks = CAMPAIGN_LOOKS;
  protected readonly nextControl = nextControl;
  protected readonly shownState = shownState;
  private readonly timeFormat = computed(
    () => new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' }),
  );

  /** By id, whether somebody sees its report; it stays so when the campaign comes to its end. */
  private readonly open = signal<ReadonlyMap<string, boolean>>(new Map());

  protected isOpen({ id, state }: Campaign): boolean {
    return this.open().get(id) ?? (state === 'running' || state === 'paused');
  }

  protected opened({ id }: Campaign, isOpen: boolean): void {
    this.open.update((before) => new Map(before).set(id, isOpen));
  }

  /** By the clock of whoever looks. @param at epoch milliseconds */
  protected time(at: number): string {
    return this.timeFormat().format(at);
  }

  /** Of those who get it. */
  protected done({ report }: Campaign): number {
    const leftOut = report.leftOut.reduce((sum, { count }) => sum + count, 0);
    return report.recipients - report.waiting - leftOut;
  }

  /** What was saved is shown at once, whatever was open. */
  protected async write(before?: Campaign): Promise<void> {
    const id = await this.actions.write(before);
    if (id === undefined) return;
    this.open.update((all) => new Map(all).set(id, true));
    this.focus.to(`[data-campaign="${id}"] summary`);
  }

  protected async remove(campaign: Campaign): Promise<void> {
    const focusNext = this.focus.afterRow('#campaigns-heading');
    await this.actions.remove(campaign);
    focusNext();
  }
}
