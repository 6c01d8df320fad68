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
import type { Conversation, ConversationCounts, InboxView, LiveEvent, Page } from '@centralita/shared-types';
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
import { belongs, inOrder, inReadOrder } from './models/conversation-order';
import { SavedViews } from './saved-views';
import { TeamLists } from './team-lists';

/** Events come in bursts; one question about each conversation answers them all. */
const GATHER_MS = 60;
/** So many conversations at once are asked for as a page. */
const SINGLY_MAX = 5;
/** So many pages of the list are asked for again at once; whoever has come further down comes there again. */
const PAGES_MAX = 5;
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
    kinds: [...CONVERSATION_KINDS, 'contacts/changed', 'organisations/changed', 'teams/changed'],
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
  /** The latest question for the list that has come to its end. */
  private ended = 0;
  /** How often the whole list was due to be asked for: by a gap, by other settings, by an answer that failed. */
  private due = 0;
  /** Up to which of these the server has said it since. */
  private renewed = 0;
  /** So far down, in pages, the reader has come. */
  private depth = 1;
  private readonly changed = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private holdTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const live = inject(LiveStream);
    const stops = [
      live.on(CONVERSATION_KINDS, ({ data }: LiveEvent) => this.note(String(data['conversationId']))),
      // What is due is counted by the organisation's settings. One contact's name may stand in several conversations, and
      // of whom nothing is known any more is not said.
      live.on(['organisations/changed', 'contacts/changed'], () => this.renew(GATHER_MS)),
      live.onReload(() => this.renew(GATHER_MS)),
    ];
    effect(() => {
      this.filter();
      this.organisation();
      this.views.blocked();
      untracked(() => {
        this.known.set(undefined);
        this.next.set(null);
        this.depth = 1;
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

  /** All that is shown is what the server says now: nothing of before stays. */
  async refresh(): Promise<void> {
    clearTimeout(this.timer);
    this.changed.clear();
    if (this.organisation() === undefined || this.views.blocked()) return;
    const [mine, due] = [++this.question, this.due];
    const asked = this.ask(mine, () => this.fromTop());
    const page = await asked.finally(() => (this.ended = Math.max(this.ended, mine)));
    if (!page) return;
    this.renewed = due;
    this.failure.set(undefined);
    this.next.set(page.next);
    this.known.set(page.items);
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
    this.depth = Math.min(this.depth + 1, PAGES_MAX);
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
    this.later(GATHER_MS);
  }

  /** The whole list is asked for, whatever else comes before. */
  private renew(ms: number): void {
    this.due++;
    this.later(ms);
  }

  private async catchUp(): Promise<void> {
    // What comes while the list is under way would be written over by it.
    if (this.ended !== this.question) return this.later(GATHER_MS);
    const ids = [...this.changed];
    if (this.renewed !== this.due || ids.length > SINGLY_MAX || !this.known()) return this.refresh();
    this.changed.clear();
    const mine = this.question;
    await Promise.all(
      ids.map(async (id) => {
        const conversation = await this.ask(mine, () => this.client.conversation(id));
        if (conversation) this.put(conversation);
      }),
    );
  }

  /** The first pages as one, as far down as the reader has come. */
  private async fromTop(): Promise<Page<Conversation>> {
    const [filter, depth] = [this.filter(), this.depth];
    let { items, next } = await this.client.conversations(filter);
    for (let pages = 1; next !== null && pages < depth; pages++) {
      const page = await this.client.conversations(filter, next);
      const ids = new Set(page.items.map(({ id }) => id));
      items = [...items.filter(({ id }) => !ids.has(id)), ...page.items];
      next = page.next;
    }
    return { items, next };
  }

  /** Undefined where it failed, or where the answer is to a question of before. */
  private async ask<T>(mine: number, question: () => Promise<T>): Promise<T | undefined> {
    this.asking.update((count) => count + 1);
    try {
      const answer = await question();
      return mine === this.question ? answer : undefined;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (mine !== this.question) return undefined;
      this.failure.set(error);
      if (error.kind === 'refused') this.due++;
      else this.renew(RETRY_MS);
      return undefined;
    } finally {
      this.asking.update((count) => count - 1);
    }
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.catchUp(), ms);
  }
}
