import { Component, computed, inject, input, signal, type Signal, type WritableSignal } from '@angular/core';
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
import { ValueList } from '../ui/value-list';
import { OrganisationFrame } from './organisation-frame';
import { OrganisationsStore } from './organisations-store';

interface OwnList {
  name: 'numbers' | 'mailDomains';
  values: Signal<string[]>;
  write: (value: string) => string;
  /** Why the server did not take the last one. */
  failure: WritableSignal<string | undefined>;
}

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
  protected readonly lists = [
    this.listOf('number', 'numbers', cleanNumber, (value) => this.numbers.format(value)),
    this.listOf('domain', 'mailDomains', cleanDomain, (value) => value),
  ];
  protected readonly busy = signal(false);

  protected async rename(organisation: Organisation): Promise<void> {
    const name = await askName(this.dialogs, {
      heading: this.words('people.organisations.rename'),
      label: this.words('people.organisations.name'),
      yes: this.words('people.save'),
      name: organisation.name,
    });
    if (!name || name === organisation.name) return;
    await this.change({ name }, (words) => this.toasts.show({ text: words, icon: 'error' }));
  }

  protected async add({ name, values, failure }: OwnList, value: string, list: ValueList): Promise<void> {
    failure.set(undefined);
    if (await this.change({ [name]: [...values(), value] }, (words) => failure.set(words))) list.clear();
  }

  protected async remove({ name, values, write }: OwnList, value: string): Promise<void> {
    const fail = (words: string): void => this.toasts.show({ text: words, icon: 'error' });
    if (!(await this.change({ [name]: values().filter((one) => one !== value) }, fail))) return;
    this.toasts.show({
      text: this.words('people.values.removed', { value: write(value) }),
      icon: 'check',
      action: {
        label: this.words('ui.undo'),
        run: () => void this.change({ [name]: [...values(), value] }, fail),
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
      fail(this.failures.of(error, 'people.failure.'));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private listOf(
    kind: 'number' | 'domain',
    name: OwnList['name'],
    clean: (typed: string) => string,
    write: (value: string) => string,
  ) {
    const values = computed(() => this.organisation()?.[name] ?? []);
    return {
      kind,
      name,
      clean,
      write,
      values,
      shown: computed(() => values().map((value) => ({ value, written: write(value) }))),
      judge: (value: string) => {
        const own = this.organisation();
        return own && judgeValue(name, value, own, this.store.organisations.value() ?? []);
      },
      failure: signal<string | undefined>(undefined),
    };
  }

  private words(key: string, parameters: Record<string, string> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }
}
