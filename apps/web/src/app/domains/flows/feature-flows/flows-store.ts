import { Injectable, computed, inject, signal } from '@angular/core';
import type { FlowPreview, NumberFlow, NumberFlowChange } from '@centralita/shared-types';
import { errorOf, IDLE, running, settled, valueOf, type Remote } from '../../../shared/data-api/remote';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { FlowsClient } from '../data/flows-client';

/** The organisation's numbers, what answers them, and what a caller would hear. Changes reject with `ApiError`. */
@Injectable()
export class FlowsStore {
  private readonly client = inject(FlowsClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly previewed = signal<Remote<FlowPreview>>(IDLE);
  private asked = 0;

  readonly all = liveRemote({
    of: this.organisation,
    kinds: ['organisations/changed', 'demo/created'],
    ask: (id) => this.client.list(id),
  });
  readonly preview = computed(() => valueOf(this.previewed()));
  readonly previewError = computed(() => errorOf(this.previewed()));
  readonly previewing = computed(() => this.previewed().status === 'running');

  numbersOf(flow: string): readonly NumberFlow[] {
    const all = this.all.value();
    return all?.numbers.filter((number) => (number.flow ?? all.usual) === flow) ?? [];
  }

  async save(change: NumberFlowChange): Promise<void> {
    const saved = await this.client.change(this.here(), change);
    this.all.update((before) => ({
      ...before,
      numbers: before.numbers.map((one) => (one.number === saved.number ? saved : one)),
    }));
  }

  async ask(change: NumberFlowChange): Promise<void> {
    const mine = ++this.asked;
    this.previewed.update(running);
    const answer = await settled(this.client.preview(this.here(), change));
    if (mine === this.asked) this.previewed.set(answer);
  }

  private here(): string {
    const id = this.organisation();
    if (id === undefined) throw new Error('Flows are chosen by somebody who is signed in.');
    return id;
  }
}
