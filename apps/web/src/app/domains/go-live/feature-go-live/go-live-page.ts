import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { NumberSetup } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { Toasts } from '../../../shared/ui/toasts';
import { When } from '../../../shared/ui/when';
import { NumberCard } from '../ui/number-card';
import { ReadinessLine } from '../ui/readiness-line';
import { GoLiveStore } from './go-live-store';

/** The checklist before real people call and write, every line of it looked up; and the numbers, led here in one step. */
@Component({
  selector: 'app-go-live-page',
  imports: [
    FailureNotice,
    Icon,
    MatButton,
    Notice,
    NumberCard,
    PageHeader,
    ReadinessLine,
    RouterLink,
    Skeleton,
    TranslocoDirective,
    When,
  ],
  providers: [GoLiveStore],
  templateUrl: './go-live-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './go-live-page.scss'],
})
export class GoLivePage {
  protected readonly store = inject(GoLiveStore);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  protected summary(): 'ready' | 'almost' | 'notReady' {
    if (this.count('failed') > 0) return 'notReady';
    return this.count('warning') > 0 ? 'almost' : 'ready';
  }

  protected count(state: 'failed' | 'warning'): number {
    return this.store.lines().filter((line) => line.state === state).length;
  }

  protected lead(number: NumberSetup): Promise<void> {
    const words = number.messagesTakenBy ? 'golive.numbers.ledCalls' : 'golive.numbers.led';
    return this.change(words, number, () => this.store.lead(number));
  }

  protected putBack(number: NumberSetup): Promise<void> {
    return this.change('golive.numbers.isBack', number, () => this.store.putBack(number));
  }

  private async change(words: string, { phoneNumber }: NumberSetup, ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
      const text = this.transloco.translate<string>(words, { number: phoneNumber });
      this.toasts.show({ text, icon: 'check' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'golive.failure.'), icon: 'error' });
    }
  }
}
