import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { NumberFlow, NumberFlowChange } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { Toasts } from '../../../shared/ui/toasts';
import { FlowNames } from '../ui/flow-names';
import { cleanOptions, flowsToSet, missingIn, type OptionValues } from '../data/models/flow-draft';
import { HeardList } from '../ui/heard-list';
import { OptionsForm } from '../ui/options-form';
import { FlowsStore } from './flows-store';

/** One number: which flow answers it, the settings of all flows that a call may come to, and what a caller hears. */
@Component({
  selector: 'app-number-page',
  imports: [
    EmptyState,
    FailureNotice,
    HeardList,
    Icon,
    MatButton,
    Notice,
    OptionsForm,
    PageHeader,
    RouterLink,
    SelectBox,
    Skeleton,
    TranslocoDirective,
  ],
  providers: [FlowsStore],
  templateUrl: './number-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './number-page.scss'],
})
export class NumberPage {
  /** From the address, E.164. */
  readonly number = input.required<string>();

  protected readonly store = inject(FlowsStore);
  protected readonly names = inject(FlowNames);
  protected readonly numbers = inject(NumberFormat);
  private readonly failures = inject(FailureWords);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  private readonly known = computed(() =>
    this.store.all.value()?.numbers.find(({ number }) => number === this.number()),
  );
  /** Begins anew when the number is set elsewhere, and not before: what is half typed stays. */
  protected readonly draft = linkedSignal<string | undefined, NumberFlow | undefined>({
    source: () => JSON.stringify(this.known()),
    computation: () => untracked(this.known),
  });
  protected readonly toSet = computed(() => {
    const [all, draft] = [this.store.all.value(), this.draft()];
    return all && draft ? flowsToSet(all.flows, draft.flow ?? all.usual, draft.options) : [];
  });
  /** Below them what concerns every call of the number. */
  protected readonly shown = computed(() => [...this.toSet(), ...(this.store.all.value()?.always ?? [])]);
  protected readonly flowChoices = computed(() => [
    {
      value: '',
      text: this.transloco.translate<string>('flows.number.usual', {}, this.transloco.activeLang()),
    },
    ...this.names.choicesOf(this.store.all.value()?.flows ?? [], { orNone: false }),
  ]);
  /** What the chosen flow does. */
  protected readonly about = computed(() => {
    const all = this.store.all.value();
    const chosen = this.draft()?.flow ?? all?.usual;
    const flow = all?.flows.find(({ id }) => id === chosen);
    return flow && this.names.aboutOf(flow);
  });
  protected readonly checked = signal(false);
  protected readonly saving = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);

  constructor() {
    effect(() => {
      if (this.known()) untracked(() => void this.preview());
    });
  }

  protected valuesOf(flow: string): OptionValues {
    return (this.draft()?.options[flow] ?? {}) as OptionValues;
  }

  protected choose(flow: string): void {
    this.draft.update((draft) => draft && { ...draft, flow: flow || null });
  }

  protected put(flow: string, values: OptionValues): void {
    this.draft.update((draft) => draft && { ...draft, options: { ...draft.options, [flow]: values } });
  }

  protected async preview(): Promise<void> {
    const change = this.change();
    if (change) await this.store.ask(change);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const change = this.change();
    if (!change || this.saving()) return;
    this.saving.set(true);
    this.failure.set(undefined);
    try {
      await this.store.save(change);
      this.toasts.show({ text: this.transloco.translate('flows.saved'), icon: 'check' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.failures.of(error, 'flows.failure.'));
    } finally {
      this.saving.set(false);
    }
  }

  /** What stands in the form; undefined, and pointed at, where something is missing. */
  private change(): NumberFlowChange | undefined {
    const draft = this.draft();
    if (!draft) return undefined;
    const isBare = this.shown().some(({ id, fields }) => missingIn(fields, this.valuesOf(id)).length > 0);
    this.checked.set(isBare);
    if (isBare) return undefined;
    const { number, flow, options } = draft;
    const all = this.store.all.value();
    const known = [...(all?.flows ?? []), ...(all?.always ?? [])];
    return { number, flow, options: cleanOptions(known, options) };
  }
}
