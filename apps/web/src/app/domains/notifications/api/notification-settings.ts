import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PushChoices } from '@centralita/shared-types';
import { TranslocoDirective, provideTranslocoScope } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Notice } from '../../../shared/ui/notice';
import { StateChip, type ChipTone } from '../../../shared/ui/state-chip';
import { SessionStore } from '../../identity/api';
import { NoticeChoices } from '../data/notice-choices';
import { PushClient } from '../data/push-client';
import { PushDevice } from '../data/push-device';

/** For the profile: what this browser tells, while the page is open and while it is closed, and of what. */
@Component({
  selector: 'app-notification-settings',
  imports: [MatButton, Notice, StateChip, TranslocoDirective],
  providers: [provideTranslocoScope('notifications')],
  templateUrl: './notification-settings.html',
  styleUrl: './notification-settings.scss',
})
export class NotificationSettings {
  protected readonly choices = inject(NoticeChoices);
  protected readonly push = inject(PushDevice);
  private readonly client = inject(PushClient);
  private readonly failures = inject(FailureWords);
  private readonly session = inject(SessionStore);

  protected readonly what = signal<PushChoices | undefined>(undefined);
  protected readonly kinds = computed(() =>
    (['calls', 'alerts'] as const).filter((kind) =>
      this.session.allows(kind === 'calls' ? 'agent' : 'admin'),
    ),
  );
  private readonly failed = signal<ApiError | undefined>(undefined);
  protected readonly tone = computed<ChipTone>(() => {
    const state = this.push.state();
    if (state === 'on') return 'ok';
    return state === 'denied' ? 'failed' : 'plain';
  });
  protected readonly failure = computed(() => {
    const error = this.push.error() ?? this.failed();
    return error instanceof ApiError ? this.failures.of(error, 'notifications.failure.') : error;
  });

  constructor() {
    effect(() => {
      const id = this.session.person()?.id;
      if (!id) return;
      untracked(() => {
        if (this.push.state() === 'unknown') void this.push.check(id);
        void this.ask(() => this.client.choices());
      });
    });
  }

  protected async toggle(): Promise<void> {
    const id = this.session.person()?.id;
    if (!id) return;
    await (this.push.state() === 'on' ? this.push.turnOff() : this.push.turnOn(id));
  }

  protected async choose(kind: keyof PushChoices, on: boolean): Promise<void> {
    const before = this.what();
    if (before) await this.ask(() => this.client.choose({ ...before, [kind]: on }));
  }

  private async ask(question: () => Promise<PushChoices>): Promise<void> {
    this.failed.set(undefined);
    try {
      this.what.set(await question());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failed.set(error);
    }
  }
}
