import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Organisation, OrganisationChange } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import { cleanDomain, cleanNumber, judgeValue } from '../data/models/typed-values';
import { askName } from '../ui/ask-name';
import { ValueList, type ValueFault } from '../ui/value-list';
import { OrganisationFrame } from './organisation-frame';
import { OrganisationsStore } from './organisations-store';

type ListName = 'numbers' | 'mailDomains';

/** One organisation: its name, and the numbers and mail domains by which calls and messages are known to be its own. */
@Component({
  selector: 'app-organisation-page',
  imports: [MatButton, OrganisationFrame, TranslocoDirective, ValueList],
  providers: [OrganisationsStore],
  templateUrl: './organisation-page.html',
  styleUrl: '../../../shared/ui/page.scss',
})
export class OrganisationPage {
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly store = inject(OrganisationsStore);
  private readonly numbers = inject(NumberFormat);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  protected readonly organisation = computed(() =>
    this.store.organisations.value()?.find(({ id }) => id === this.id()),
  );
  protected readonly shownNumbers = computed(() =>
    (this.organisation()?.numbers ?? []).map((value) => ({ value, written: this.numbers.format(value) })),
  );
  protected readonly shownDomains = computed(() =>
    (this.organisation()?.mailDomains ?? []).map((value) => ({ value, written: value })),
  );
  protected readonly busy = signal(false);
  protected readonly failure = signal<{ list: ListName; words: string } | undefined>(undefined);
  protected readonly cleanNumber = cleanNumber;
  protected readonly cleanDomain = cleanDomain;
  protected readonly judgeNumber = (value: string) => this.judge('numbers', value);
  protected readonly judgeDomain = (value: string) => this.judge('mailDomains', value);
  private readonly numberList = viewChild<ValueList>('numberList');
  private readonly domainList = viewChild<ValueList>('domainList');

  protected async rename(organisation: Organisation): Promise<void> {
    const name = await askName(this.dialogs, {
      heading: this.words('team.organisations.rename'),
      label: this.words('team.organisations.name'),
      yes: this.words('team.save'),
      name: organisation.name,
    });
    if (!name || name === organisation.name) return;
    await this.change({ name }, (words) => this.toasts.show({ text: words, icon: 'error' }));
  }

  protected async add(list: ListName, value: string): Promise<void> {
    this.failure.set(undefined);
    const isDone = await this.change({ [list]: [...this.valuesOf(list), value] }, (words) =>
      this.failure.set({ list, words }),
    );
    if (isDone) (list === 'numbers' ? this.numberList() : this.domainList())?.clear();
  }

  protected async remove(list: ListName, value: string): Promise<void> {
    const fail = (words: string): void => this.toasts.show({ text: words, icon: 'error' });
    if (!(await this.change({ [list]: this.valuesOf(list).filter((one) => one !== value) }, fail))) return;
    const written = list === 'numbers' ? this.numbers.format(value) : value;
    this.toasts.show({
      text: this.words('team.values.removed', { value: written }),
      icon: 'check',
      action: {
        label: this.words('ui.undo'),
        run: () => void this.change({ [list]: [...this.valuesOf(list), value] }, fail),
      },
    });
  }

  private async change(change: OrganisationChange, fail: (words: string) => void): Promise<boolean> {
    this.busy.set(true);
    try {
      await this.store.change(this.id(), change);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fail(this.failures.of(error, 'team.failure.'));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private judge(list: ListName, value: string): ValueFault | undefined {
    const own = this.organisation();
    return own && judgeValue(list, value, own, this.store.organisations.value() ?? []);
  }

  private valuesOf(list: ListName): string[] {
    return this.organisation()?.[list] ?? [];
  }

  private words(key: string, parameters: Record<string, string> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }
}
