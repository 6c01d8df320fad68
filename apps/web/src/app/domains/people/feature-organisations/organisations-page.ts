import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Icon } from '../../../shared/ui/icon';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { Toasts } from '../../../shared/ui/toasts';
import { askName } from '../ui/ask-name';
import { OrganisationsStore } from './organisations-store';
import { QuarantineList } from './quarantine-list';

/** Every organisation of this server, and what waits in quarantine for one of them. */
@Component({
  selector: 'app-organisations-page',
  imports: [
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    PageHeader,
    QuarantineList,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  providers: [OrganisationsStore],
  templateUrl: './organisations-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './organisations-page.scss'],
})
export class OrganisationsPage {
  protected readonly store = inject(OrganisationsStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  private readonly router = inject(Router);

  protected async create(): Promise<void> {
    const words = (key: string) => this.transloco.translate<string>(key);
    const name = await askName(this.dialogs, {
      heading: words('people.organisations.create'),
      label: words('people.organisations.name'),
      yes: words('people.organisations.create'),
      name: '',
    });
    if (!name) return;
    try {
      const made = await this.store.create(name);
      await this.router.navigate(['/organisations', made.id]);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'people.failure.'), icon: 'error' });
    }
  }
}
