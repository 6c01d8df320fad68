import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { StateChip } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';
import { FlowGraph } from '../ui/flow-graph';
import { FlowNames } from '../ui/flow-names';
import { SentList } from '../ui/sent-list';
import { TwimlText } from '../ui/twiml-text';
import { WalkStore, type StepOnPage } from './walk-store';

/** A call, step by step: what Twilio sent, what was answered, and what today's code would answer. */
@Component({
  selector: 'app-walk-page',
  imports: [
    EmptyState,
    FailureNotice,
    FlowGraph,
    Icon,
    MatButton,
    Notice,
    PageHeader,
    RouterLink,
    SentList,
    Skeleton,
    StateChip,
    TranslocoDirective,
    TwimlText,
    When,
  ],
  providers: [WalkStore],
  templateUrl: './walk-page.html',
  styleUrls: ['../../../shared/ui/page.scss', './walk-page.scss'],
})
export class WalkPage {
  /** From the address. */
  readonly call = input.required<string>();

  protected readonly store = inject(WalkStore);
  protected readonly names = inject(FlowNames);
  protected readonly numbers = inject(NumberFormat);

  protected readonly isGoingOn = computed(() => this.store.walk.value()?.call.endedAt === null);
  private readonly count = computed(() => this.store.steps()?.length ?? 0);
  /** Follows a call that is going on, until somebody chooses a step; of one that is over, the first. */
  protected readonly at = linkedSignal<{ count: number; live: boolean }, number>({
    source: () => ({ count: this.count(), live: this.isGoingOn() }),
    computation: ({ count, live }, before) => {
      const stoodLast = before === undefined || before.value === before.source.count - 1;
      if (before && before.source.count > 0 && !(live && stoodLast)) return Math.min(before.value, count - 1);
      return live ? Math.max(0, count - 1) : 0;
    },
  });
  protected readonly shown = computed(() => this.store.steps()?.[this.at()]);
  protected readonly flow = computed(() => {
    const id = this.shown()?.flow;
    return this.store.drawn.value()?.flows.find((one) => one.id === id);
  });
  protected readonly differences = computed(
    () => this.store.steps()?.filter(({ compared }) => compared === 'different').length ?? 0,
  );

  constructor() {
    effect(() => this.store.callId.set(this.call()));
  }

  protected titleOf(id: string): string {
    const flow = this.store.drawn.value()?.flows.find((one) => one.id === id);
    return this.names.titleOf(flow ?? { id, title: id });
  }

  protected go(by: number, event?: Event): void {
    event?.preventDefault();
    this.at.update((at) => Math.min(Math.max(at + by, 0), this.count() - 1));
    const list = (event?.currentTarget as HTMLElement | null)?.closest('ol')?.querySelectorAll('button');
    list?.[this.at()]?.focus();
  }

  /** Seconds from the beginning, as `0:07`. */
  protected since({ at }: StepOnPage): string {
    const seconds = Math.max(0, Math.round((at - (this.store.walk.value()?.call.startedAt ?? at)) / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
}
