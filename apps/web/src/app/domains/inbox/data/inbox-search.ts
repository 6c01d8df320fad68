import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { SearchResults } from '@centralita/shared-types';
import type { ApiError } from '../../../shared/data-api/api-error';
import { errorOf, settled, valueOf, IDLE, running, type Remote } from '../../../shared/data-api/remote';
import { LiveStream } from '../../../shared/data-live/live-stream';
import { OrganisationChoice } from '../../people/api';
import { InboxClient } from './inbox-client';

/** Events come in bursts; one question answers them all. */
const GATHER_MS = 60;

/** What a search of the inbox has found. Of the page that shows it. */
@Injectable()
export class InboxSearch {
  private readonly client = inject(InboxClient);

  private readonly asked = signal<Remote<SearchResults>>(IDLE);
  private readonly sought = signal('');
  private readonly moreError = signal<ApiError | undefined>(undefined);
  private readonly organisation = inject(OrganisationChoice).id;
  private question = 0;

  /** What is looked for; empty while nothing is. */
  readonly words = this.sought.asReadonly();
  readonly results = computed(() => valueOf(this.asked()));
  readonly error = computed(() => this.moreError() ?? errorOf(this.asked()));
  readonly busy = computed(() => this.asked().status === 'running');

  constructor() {
    effect(() => {
      this.organisation();
      untracked(() => {
        this.asked.set(IDLE);
        void this.look(this.sought());
      });
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    // What was found may be of somebody of whom nothing is known any more.
    const stop = inject(LiveStream).on(['contacts/changed'], () => {
      clearTimeout(timer);
      timer = setTimeout(() => void this.look(this.sought()), GATHER_MS);
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
      stop();
    });
  }

  async look(words: string): Promise<void> {
    this.sought.set(words);
    this.moreError.set(undefined);
    const mine = ++this.question;
    if (words === '') return this.asked.set(IDLE);
    this.asked.update(running);
    const answer = await settled(this.client.search(words));
    if (mine === this.question) this.asked.set(answer);
  }

  /** Adds the following page. What was found before stays where that fails. */
  async more(): Promise<void> {
    const before = this.results();
    const next = before?.texts.next;
    if (!before || !next || this.busy()) return;
    const mine = this.question;
    this.moreError.set(undefined);
    this.asked.update(running);
    const answer = await settled(this.client.search(this.words(), next));
    if (mine !== this.question) return;
    const page = valueOf(answer)?.texts;
    const texts = page && { items: [...before.texts.items, ...page.items], next: page.next };
    this.asked.set({ status: 'done', value: texts ? { ...before, texts } : before });
    this.moreError.set(errorOf(answer));
  }
}
