import {
  DestroyRef,
  Injectable,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import type { Conversation, ConversationCounts, InboxView, LiveEvent } from '@centralita/shared-types';
import { ApiError } from '../../../shared/data-api/api-error';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { LiveStream } from '../../../shared/data-live/live-stream';
import { Clock } from '../../../shared/ui/clock';
import { OrganisationChoice } from '../../people/api';
import { InboxClient } from './inbox-client';
import {
  filterOf,
  narrowed,
  sameFilter,
  type ConversationFilter,
  type FilterChange,
} from './models/conversation-filter';
import { CONVERSATION_KINDS } from './models/conversation-kinds';
import { belongs, inOrder, inReadOrder, joined } from './models/conversation-order';
import { SavedViews } from './saved-views';
import { TeamLists } from './team-lists';

/** Events come in bursts; one question about each conversation answers them all. */
const GATHER_MS = 60;
/** So many conversations at once are asked for as a page. */
const SINGLY_MAX = 5;
const RETRY_MS = 5_000;
/** A reader who has not moved for so long is not in the middle of anything. */
const HOLD_MS = 4_000;

/** The conversations of the organisation, the latest first: by page below, live above. Of the page that shows them. */
@Injectable()
export class ConversationList {
  private readonly client = inject(InboxClient);
  private readonly organisation = inject(OrganisationChoice).id;
  readonly views = inject(SavedViews);
  private readonly lists = inject(TeamLists);
  private readonly now = inject(Clock).now;

  /** Of the chosen saved view, until it is narrowed otherwise. */
  readonly filter = linkedSignal<InboxView | undefined, ConversationFilter>({
    source: this.views.chosen,
    computation: (chosen, before) => (chosen ? filterOf(chosen) : (before?.value ?? { view: 'all' })),
    equal: sameFilter,
  });
  private readonly known = signal<readonly Conversation[] | undefined>(undefined);
  private readonly next = signal<string | null>(null);
  private readonly failure = signal<ApiError | undefined>(undefined);
  private readonly asking = signal(0);
  /** The order under the eyes of a reader who is at work in the list. */
  private readonly held = signal<readonly string[] | undefined>(undefined);

  private readonly sorted = computed(() => {
    const known = this.known();
    return known && inOrder(known, this.filter().view);
  });
  readonly items = computed(() => {
    const held = this.held();
    const sorted = this.sorted();
    return held && sorted ? inReadOrder(sorted, held) : sorted;
  });
  /** So many have come since the order is held. */
  readonly waiting = computed(() => {
    const held = this.held();
    return held ? (this.sorted()?.filter(({ id }) => !held.includes(id)).length ?? 0) : 0;
  });
  /** How many each list has, over the chosen channel. */
  private readonly counted = liveRemote<string, ConversationCounts>({
    of: () => {
      const id = this.organisation();
      return id && `${id} ${this.filter().channel ?? ''}`;
    },
    kinds: [...CONVERSATION_KINDS, 'organisations/changed', 'teams/changed'],
    ask: () => this.client.counts(this.filter().channel),
  });
  readonly counts = this.counted.value;
  readonly hasMore = computed(() => this.next() !== null);
  readonly busy = computed(() => this.asking() > 0);
  readonly loading = computed(() => this.known() === undefined && !this.failure());
  readonly error = computed(() => {
    const error = this.failure();
    return error?.kind === 'offline' && this.known() ? undefined : error;
  });

  private question = 0;
  private readonly changed = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private holdTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const live = inject(LiveStream);
    const stops = [
      live.on(CONVERSATION_KINDS, ({ data }: LiveEvent) => this.note(String(data['conversationId']))),
      // What is due is counted by the organisation's settings.
      live.on(['organisations/changed'], () => this.later(GATHER_MS, () => this.refresh())),
      live.onReload(() => this.later(GATHER_MS, () => this.refresh())),
    ];
    effect(() => {
      this.filter();
      this.organisation();
      this.views.blocked();
      untracked(() => {
        this.known.set(undefined);
        this.next.set(null);
        this.letFreshUp();
        void this.refresh();
      });
    });
    let looked = this.now();
    effect(() => {
      const now = this.now();
      untracked(() => this.askForLate(looked, (looked = now)));
    });
    inject(DestroyRef).onDestroy(() => {
      this.question++;
      clearTimeout(this.timer);
      clearTimeout(this.holdTimer);
      for (const stop of stops) stop();
    });
  }

  /** Leaves the saved view. */
  narrow(change: FilterChange): void {
    const filter = narrowed(this.filter(), change);
    this.views.chosenId.set(undefined);
    this.filter.set(filter);
  }

  async refresh(): Promise<void> {
    clearTimeout(this.timer);
    this.changed.clear();
    if (this.organisation() === undefined || this.views.blocked()) return;
    const page = await this.ask(++this.question, () => this.client.conversations(this.filter()));
    if (!page) return;
    const before = this.known();
    const items = joined(page, before ?? [], this.filter().view);
    // The pages below that stay know better where they end.
    if (!before || items.length === page.items.length) this.next.set(page.next);
    this.known.set(items);
  }

  async more(): Promise<void> {
    const from = this.next();
    if (!from || this.busy()) return;
    const page = await this.ask(this.question, () => this.client.conversations(this.filter(), from));
    if (!page || this.next() !== from) return;
    const ids = new Set(page.items.map(({ id }) => id));
    this.known.update((before = []) => [...before.filter(({ id }) => !ids.has(id)), ...page.items]);
    this.held.update((held) => held && [...held, ...[...ids].filter((id) => !held.includes(id))]);
    this.next.set(page.next);
  }

  find(id: string): Conversation | undefined {
    return this.known()?.find((one) => one.id === id);
  }

  /** Puts in what an answer has told. */
  put(conversation: Conversation): void {
    this.known.update((before) => {
      if (!before) return before;
      const others = before.filter(({ id }) => id !== conversation.id);
      const reader = this.lists.reader();
      return belongs(conversation, this.filter(), reader, Date.now()) ? [...others, conversation] : others;
    });
  }

  /** Replies become late without anything happening. */
  private askForLate(since: number, now: number): void {
    if (now === since) return;
    const isLate = ({ replyDueAt }: Conversation): boolean =>
      replyDueAt !== null && replyDueAt > since && replyDueAt <= now;
    const isShown = this.filter().view === 'overdue';
    if (isShown) void this.refresh();
    if (isShown || this.known()?.some(isLate)) void this.counted.refresh();
  }

  /** The reader is at work in the list: for a moment nothing moves there. */
  hold(): void {
    this.held.update((held) => held ?? this.items()?.map(({ id }) => id));
    clearTimeout(this.holdTimer);
    this.holdTimer = setTimeout(() => this.letFreshUp(), HOLD_MS);
  }

  letFreshUp(): void {
    clearTimeout(this.holdTimer);
    this.held.set(undefined);
  }

  private note(conversationId: string): void {
    this.changed.add(conversationId);
    this.later(GATHER_MS, () => this.catchUp());
  }

  private async catchUp(): Promise<void> {
    const ids = [...this.changed];
    if (ids.length > SINGLY_MAX || !this.known()) return this.refresh();
    this.changed.clear();
    const mine = this.question;
    await Promise.all(
      ids.map(async (id) => {
        const conversation = await this.ask(mine, () => this.client.conversation(id));
        if (conversation) this.put(conversation);
      }),
    );
  }

  /** Undefined where it failed, or where the answer is to a question of before. */
  private async ask<T>(mine: number, question: () => Promise<T>): Promise<T | undefined> {
    this.asking.update((count) => count + 1);
    try {
      const answer = await question();
      if (mine !== this.question) return undefined;
      this.failure.set(undefined);
      return answer;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (mine !== this.question) return undefined;
      this.failure.set(error);
      if (error.kind !== 'refused') this.later(RETRY_MS, () => this.refresh());
      return undefined;
    } finally {
      this.asking.update((count) => count - 1);
    }
  }

  private later(ms: number, deed: () => Promise<void>): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void deed(), ms);
  }
}
