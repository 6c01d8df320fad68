import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Organisation, QuarantineItem } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import { nextFocus } from '../../../shared/ui/next-focus';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { Toasts } from '../../../shared/ui/toasts';
import { When } from '../../../shared/ui/when';
import { OrganisationsStore } from './organisations-store';

const CHANNEL_ICONS: Record<QuarantineItem['channel'], IconName> = {
  voice: 'phone',
  sms: 'message',
  whatsapp: 'message',
  email: 'mail',
};

/** What came for numbers and domains that no organisation has, each to be given to one. */
@Component({
  selector: 'app-quarantine-list',
  imports: [EmptyState, FailureNotice, Icon, MatButton, SelectBox, Skeleton, TranslocoDirective, When],
  templateUrl: './quarantine-list.html',
  styleUrls: ['../../../shared/ui/page.scss', './quarantine-list.scss'],
})
export class QuarantineList {
  readonly organisations = input.required<readonly Organisation[]>();

  protected readonly store = inject(OrganisationsStore);
  private readonly numbers = inject(NumberFormat);
  private readonly focus = nextFocus();
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly icons = CHANNEL_ICONS;
  protected readonly choices = computed(() => [
    {
      value: '',
      text: this.transloco.translate<string>('people.quarantine.choose', {}, this.transloco.activeLang()),
    },
    ...this.organisations().map(({ id, name }) => ({ value: id, text: name })),
  ]);
  protected readonly busy = signal<string | undefined>(undefined);

  protected written({ channel, to }: QuarantineItem): string {
    return channel === 'email' ? to : this.numbers.format(to);
  }

  protected async assign(event: Event, item: QuarantineItem, organisationId: string): Promise<void> {
    event.preventDefault();
    const organisation = this.organisations().find(({ id }) => id === organisationId);
    if (!organisation || this.busy()) return;
    const focusNext = this.focus.afterRow('h2');
    this.busy.set(item.id);
    try {
      await this.store.assign(item, organisation.id);
      const text = this.transloco.translate<string>('people.quarantine.assigned', {
        what: this.written(item),
        name: organisation.name,
      });
      this.toasts.show({ text, icon: 'check' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'people.failure.'), icon: 'error' });
    } finally {
      this.busy.set(undefined);
      focusNext();
    }
  }
}
