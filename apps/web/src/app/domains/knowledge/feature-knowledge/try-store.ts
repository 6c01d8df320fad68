import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import type { KnowledgeAnswer } from '@centralita/shared-types';
import { errorOf, IDLE, settled, valueOf, type Remote } from '../../../shared/data-api/remote';
import { OrganisationChoice } from '../../people/api';
import { KnowledgeClient } from '../data/knowledge-client';

/** What the bot would say to a question. */
@Injectable()
export class TryStore {
  private readonly client = inject(KnowledgeClient);
  private readonly organisation = inject(OrganisationChoice).id;
  /** Of one organisation: another one's bot knows other things. */
  private readonly asked = linkedSignal<string | undefined, Remote<KnowledgeAnswer>>({
    source: this.organisation,
    computation: () => IDLE,
  });

  readonly answer = computed(() => valueOf(this.asked()));
  readonly error = computed(() => errorOf(this.asked()));
  readonly busy = computed(() => this.asked().status === 'running');

  async ask(question: string): Promise<void> {
    const id = this.organisation();
    if (id === undefined || this.busy()) return;
    this.asked.set({ status: 'running' });
    const answer = await settled(this.client.try(id, question));
    if (id === this.organisation()) this.asked.set(answer);
  }
}
