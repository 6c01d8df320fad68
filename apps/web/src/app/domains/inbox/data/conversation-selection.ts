import { Injectable, computed, inject, signal } from '@angular/core';
import type { ConversationsChange } from '@centralita/shared-types';
import { ConversationList } from './conversation-list';
import { HandlingClient } from './handling-client';

/** As many as the server changes at once. */
const SELECTED_MAX = 100;

/** Conversations of the list that are selected, to be changed together. Of the page that shows the list. */
@Injectable()
export class ConversationSelection {
  /** From which they are selected. */
  readonly list = inject(ConversationList);
  private readonly client = inject(HandlingClient);

  /** Whether the list offers to select. */
  readonly active = signal(false);
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  /** The latest that was selected: from there a range goes. */
  private latest: string | undefined;
  /** Only what the list still shows. */
  readonly ids = computed(() => {
    const chosen = this.chosen();
    return (this.list.items() ?? []).map(({ id }) => id).filter((id) => chosen.has(id));
  });

  has(id: string): boolean {
    return this.chosen().has(id);
  }

  /** @param asRange with all between it and the one before */
  toggle(id: string, asRange = false): void {
    this.active.set(true);
    const isOn = !this.has(id);
    const all = (this.list.items() ?? []).map((one) => one.id);
    const [from, to] = [all.indexOf(this.latest ?? id), all.indexOf(id)].sort((one, other) => one - other);
    const these = asRange && from !== undefined && from >= 0 ? all.slice(from, (to ?? from) + 1) : [id];
    this.chosen.update((before) => {
      const after = new Set(before);
      for (const one of these)
        if (isOn) after.add(one);
        else after.delete(one);
      return new Set([...after].slice(0, SELECTED_MAX));
    });
    this.latest = id;
  }

  all(): void {
    const ids = (this.list.items() ?? []).map(({ id }) => id);
    this.chosen.set(new Set(ids.slice(0, SELECTED_MAX)));
  }

  leave(): void {
    this.active.set(false);
    this.chosen.set(new Set());
    this.latest = undefined;
  }

  /** @returns how many were changed. Rejects with `ApiError`. */
  async change(change: Omit<ConversationsChange, 'ids'>): Promise<number> {
    const changed = await this.client.changeMany({ ids: this.ids(), ...change });
    this.leave();
    await this.list.refresh();
    return changed;
  }
}
