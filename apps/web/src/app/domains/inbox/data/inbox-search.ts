import { Injectable, computed, inject, signal } from '@angular/core';
import type { SearchResults } from '@centralita/shared-types';
import { errorOf, settled, valueOf, IDLE, running, type Remote } from '../../../shared/data-api/remote';
import { InboxClient } from './inbox-client';

/** What a search of the inbox has found. Of the page that shows it. */
@Injectable()
export class InboxSearch {
  private readonly client = inject(InboxClient);

  private readonly asked = signal<Remote<SearchResults>>(IDLE);
  private readonly sought = signal('');
  private question = 0;

  /** What is looked for; empty while nothing is. */
  readonly words = this.sought.asReadonly();
  readonly results = computed(() => valueOf(this.asked()));
  readonly error = computed(() => errorOf(this.asked()));
  readonly busy = computed(() => this.asked().status === 'running');

  async look(words: string): Promise<void> {
    this.sought.set(words);
    const mine = ++this.question;
    if (words === '') return this.asked.set(IDLE);
    this.asked.update(running);
    const answer = await settled(this.client.search(words));
    if (mine === this.question) this.asked.set(answer);
  }

  async more(): Promise<void> {
    const before = this.results();
    const next = before?.texts.next;
    if (!before || !next || this.busy()) return;
    const mine = this.question;
    this.asked.update(running);
    const answer = await settled(this.client.search(this.words(), next));
    if (mine !== this.question) return;
    const page = valueOf(answer)?.texts;
    const texts = page && { items: [...before.texts.items, ...page.items], next: page.next };
    this.asked.set(texts ? { status: 'done', value: { ...before, texts } } : answer);
  }
}
