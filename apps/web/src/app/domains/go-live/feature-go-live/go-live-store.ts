import { Injectable, computed, inject, signal } from '@angular/core';
import type { NumberSetup, ReadinessItem } from '@centralita/shared-types';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { GoLiveClient } from '../data/go-live-client';

/** One line of the checklist, with all that was found of it. */
export interface ChecklistLine {
  check: ReadinessItem['check'];
  /** The worst that was found. */
  state: ReadinessItem['state'];
  items: ReadinessItem[];
}

const WORST_FIRST = ['failed', 'warning', 'ok', 'skipped'] as const;

/** The checklist and the numbers. `lead` and `putBack` reject with `ApiError`. */
@Injectable()
export class GoLiveStore {
  private readonly client = inject(GoLiveClient);

  readonly report = liveRemote({
    of: () => 'all',
    kinds: ['accounts/changed', 'accounts/tested'],
    ask: () => this.client.report(),
  });
  readonly numbers = liveRemote({
    of: () => 'all',
    kinds: ['accounts/changed'],
    ask: () => this.client.numbers(),
  });
  /** SID of the number that is being set. */
  readonly setting = signal<string | undefined>(undefined);

  readonly lines = computed<ChecklistLine[]>(() => {
    const items = this.report.value()?.items ?? [];
    // The server lists them in their order.
    const checks = [...new Set(items.map(({ check }) => check))];
    return checks.map((check) => {
      const found = items.filter((item) => item.check === check);
      const state = WORST_FIRST.find((one) => found.some((item) => item.state === one)) ?? 'skipped';
      return { check, state, items: found };
    });
  });

  async checkAgain(): Promise<void> {
    await Promise.all([this.report.refresh(), this.numbers.refresh()]);
  }

  lead(number: NumberSetup): Promise<void> {
    return this.change(number, () => this.client.lead(number));
  }

  putBack(number: NumberSetup): Promise<void> {
    return this.change(number, () => this.client.putBack(number));
  }

  private async change(number: NumberSetup, ask: () => Promise<NumberSetup>): Promise<void> {
    this.setting.set(number.numberSid);
    try {
      const changed = await ask();
      this.numbers.update((before) => ({
        ...before,
        numbers: before.numbers.map((one) => (one.numberSid === changed.numberSid ? changed : one)),
      }));
      void this.checkAgain();
    } finally {
      this.setting.set(undefined);
    }
  }
}
