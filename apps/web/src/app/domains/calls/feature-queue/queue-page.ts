import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CallbackItem } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { Clock } from '../../../shared/ui/clock';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { When } from '../../../shared/ui/when';
import { SessionStore } from '../../identity/api';
import { OneClickCall } from '../../softphone/api';
import { QueueClient } from '../data/queue-client';
import { UnheardVoicemail } from '../data/unheard-voicemail';
import { CallTabs } from '../ui/call-tabs';
import { QueueActions } from './queue-actions';

/** Who waits, for how long, and who wants to be called back. */
@Component({
  selector: 'app-queue-page',
  imports: [
    CallTabs,
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    PageHeader,
    Skeleton,
    TranslocoDirective,
    When,
  ],
  providers: [QueueActions, UnheardVoicemail],
  templateUrl: './queue-page.html',
  styleUrl: '../../../shared/ui/page.scss',
})
export class QueuePage {
  private readonly client = inject(QueueClient);
  private readonly session = inject(SessionStore);
  protected readonly call = inject(OneClickCall);
  private readonly now = inject(Clock).now;
  protected readonly numbers = inject(NumberFormat);
  protected readonly actions = inject(QueueActions);
  protected readonly unheard = inject(UnheardVoicemail);

  protected readonly queue = liveRemote({
    of: () => this.session.session()?.organisation.id,
    kinds: ['queue/changed'],
    ask: () => this.client.state(),
  });
  protected readonly isReady = computed(() => this.call.isReady() && this.call.isPossible());
  protected readonly isPhoneAway = computed(() => !this.call.isReady());
  protected readonly taking = signal(false);
  /** Whoever asked to be called back keeps the place in line: before everybody who still waits. */
  protected readonly callbackInTurn = computed(() =>
    this.queue.value()?.callbacks.find(({ isTurn, takenBy }) => isTurn && !this.isOthers(takenBy)),
  );

  protected minutes(seconds: number): number {
    return Math.max(1, Math.ceil(seconds / 60));
  }

  protected waited(since: number): number {
    return Math.max(0, Math.floor((this.now() - since) / 60_000));
  }

  protected async takeNext(): Promise<void> {
    if (this.taking()) return;
    this.taking.set(true);
    await this.actions.takeNext();
    this.taking.set(false);
    void this.queue.refresh();
  }

  /** Somebody else is calling them. */
  protected isOthers(takenBy: CallbackItem['takenBy']): boolean {
    return takenBy !== null && takenBy.id !== this.session.person()?.id;
  }

  protected async callBack({ id, number }: CallbackItem): Promise<void> {
    if (await this.actions.takeCallback(id)) await this.call.to(number);
    else void this.queue.refresh();
  }

  protected async done(id: string): Promise<void> {
    if (!(await this.actions.done(id))) return;
    this.queue.update((before) => ({
      ...before,
      callbacks: before.callbacks.filter((one) => one.id !== id),
    }));
  }
}
