import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { RouterLink } from '@angular/router';
import { RATING_QUESTION_MAX, REPLY_MINUTES_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { Attempts } from '../../../shared/ui/attempts';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { OrganisationSelect } from '../../people/api';
import { InboxSettingsStore } from './inbox-settings-store';

/** What a target is set to first. */
const USUAL_MINUTES = 60;
const QUESTIONS = ['ratingQuestionEs', 'ratingQuestionEn'] as const;

/** By when the team replies, and whether customers are asked how it went. */
@Component({
  selector: 'app-inbox-settings-page',
  imports: [
    FailureNotice,
    MatButton,
    MatCheckbox,
    OrganisationSelect,
    PageHeader,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  providers: [InboxSettingsStore],
  templateUrl: './inbox-settings-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './inbox-settings-page.scss'],
})
export class InboxSettingsPage {
  protected readonly store = inject(InboxSettingsStore);
  protected readonly attempts = new Attempts('inbox.failure.');
  protected readonly minutesMax = REPLY_MINUTES_MAX;
  protected readonly questionMax = RATING_QUESTION_MAX;
  protected readonly questions = QUESTIONS;

  protected setTarget(on: boolean): void {
    this.store.change({ replyMinutes: on ? USUAL_MINUTES : 0 });
  }

  /** @param minutes not a number where the field is empty; none at all is chosen above it */
  protected writeMinutes(minutes: number): void {
    this.store.change({ replyMinutes: minutes === 0 ? Number.NaN : minutes });
  }

  protected write(question: (typeof QUESTIONS)[number], text: string): void {
    this.store.change({ [question]: text });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.store.isChanged() || !this.store.isRight()) return;
    if (await this.attempts.run(() => this.store.save())) this.attempts.say('inbox.settings.saved');
  }
}
