import { Injectable, computed, effect, inject, signal } from '@angular/core';
import type {
  Conversation,
  ConversationChange,
  ConversationsChange,
  LiveEvent,
  Message,
  NewNote,
  Page,
  ThreadEntry,
} from '@centralita/shared-types';
import { livePages } from '../../../shared/data-live/live-pages';
import { liveRemote } from '../../../shared/data-live/live-remote';
import type { ChosenTemplate } from '../../templates/api';
import { ConversationList } from './conversation-list';
import { HandlingClient } from './handling-client';
import { InboxClient } from './inbox-client';
import { CONVERSATION_KINDS } from './models/conversation-kinds';
import { threadRows } from './models/thread-rows';
import type { PendingMessage } from './models/pending-message';
import { Outbox } from './outbox';

/** Also of its contact: one person may have several, and of whom nothing is known any more is not said. */
const SHOWN_KINDS = [...CONVERSATION_KINDS, 'contacts/changed'] as const;

/** @param place begins with the conversation's id */
const isOf = ({ kind, data }: LiveEvent, place: string): boolean =>
  kind === 'contacts/changed' || data['conversationId'] === place.split(' ')[0];

/** The conversation that is open: what is known of it, its messages, and what is written to it. */
@Injectable()
export class Thread {
  private readonly client = inject(InboxClient);
  private readonly handling = inject(HandlingClient);
  private readonly list = inject(ConversationList);
  private readonly outbox = inject(Outbox);

  readonly id = signal<string | undefined>(undefined);
  /** Of a moment further back, epoch milliseconds: what is shown begins around it, and not at the end. */
  readonly around = signal<number | undefined>(undefined);
  /** What is shown: another one begins anew. */
  readonly place = computed(() => {
    const [id, around] = [this.id(), this.around()];
    return id !== undefined && around !== undefined ? `${id} ${around}` : id;
  });
  /** Messages follow that are not shown. */
  readonly hasLater = signal(false);

  private readonly asked = liveRemote<string, Conversation>({
    of: this.id,
    kinds: SHOWN_KINDS,
    concerns: isOf,
    ask: (id) => this.client.conversation(id),
  });
  /** From the list until the server has answered: opening one is seen at once. */
  readonly conversation = computed(() => this.asked.value() ?? this.list.find(this.id() ?? ''));
  readonly conversationError = this.asked.error;

  private readonly pages = livePages<Message>({
    of: this.place,
    kinds: SHOWN_KINDS,
    concerns: isOf,
    ask: (place, before) => this.page(place, before),
  });
  /** What the team wrote and did; a conversation of which it did more than a page shows its latest. */
  private readonly entries = liveRemote<string, Page<ThreadEntry>>({
    of: this.id,
    kinds: ['conversations/changed'],
    concerns: isOf,
    ask: (id) => this.handling.entries(id),
  });
  readonly rows = computed(() => {
    const messages = this.pages.items();
    const since = this.pages.hasMore() ? messages?.at(-1)?.at : 0;
    const until = this.hasLater() ? messages?.[0]?.at : Infinity;
    return messages && threadRows(messages, this.entries.value()?.items, { since, until });
  });
  readonly hasEarlier = this.pages.hasMore;
  readonly error = this.pages.error;
  readonly loading = this.pages.loading;
  readonly busy = this.pages.busy;
  readonly pending = computed(() =>
    this.outbox.pending().filter(({ conversationId }) => conversationId === this.id()),
  );

  constructor() {
    effect(() => {
      const conversation = this.asked.value();
      if (conversation) this.list.put(conversation);
    });
  }

  private async page(place: string, before?: string): Promise<Page<Message>> {
    const [id = '', around] = place.split(' ');
    if (around === undefined || before !== undefined) {
      const page = await this.client.messages(id, before);
      if (before === undefined) this.hasLater.set(false);
      return page;
    }
    const page = await this.client.messagesAround(id, Number(around));
    if (this.place() === place) this.hasLater.set(page.hasLater);
    return page;
  }

  earlier(): Promise<void> {
    return this.pages.more();
  }

  async refresh(): Promise<void> {
    await Promise.all([this.asked.refresh(), this.pages.refresh(), this.entries.refresh()]);
  }

  async send(text: string, attachments: PendingMessage['attachments']): Promise<void> {
    const conversationId = this.id();
    if (conversationId === undefined) return;
    // WhatsApp takes one file with a message.
    const isOneByOne = this.conversation()?.channel === 'whatsapp';
    const [first, ...others] = isOneByOne ? attachments.map((each) => [each]) : [attachments];
    this.put(await this.outbox.send({ conversationId, text, attachments: first ?? [] }));
    for (const each of others)
      this.put(await this.outbox.send({ conversationId, text: '', attachments: each }));
  }

  /** @param conversationId for which it was filled in: another one may be open by now */
  async sendTemplate(conversationId: string, { text, ...template }: ChosenTemplate): Promise<void> {
    this.put(await this.outbox.send({ conversationId, text, attachments: [], template }));
  }

  async sendAgain(pending: PendingMessage): Promise<void> {
    this.put(await this.outbox.again(pending));
  }

  discard(pending: PendingMessage): void {
    this.outbox.discard(pending);
  }

  /** Rejects with `ApiError`. */
  async retry({ id }: Message): Promise<void> {
    this.put(await this.client.retry(id));
  }

  /** Rejects with `ApiError`. */
  async note(note: NewNote): Promise<void> {
    const id = this.id();
    if (id === undefined) return;
    const entry = await this.handling.addNote(id, note);
    const add = ({ items, next }: Page<ThreadEntry>): Page<ThreadEntry> => ({
      items: [entry, ...items.filter((one) => one.id !== entry.id)],
      next,
    });
    if (this.id() === id) this.entries.update(add);
  }

  /** Rejects with `ApiError`. */
  async label(id: string, change: Pick<ConversationsChange, 'addLabelId' | 'removeLabelId'>): Promise<void> {
    await this.handling.changeMany({ ids: [id], ...change });
    this.putChanged(await this.client.conversation(id));
  }

  /** Rejects with `ApiError`. */
  async change(id: string, change: ConversationChange): Promise<void> {
    this.putChanged(await this.client.change(id, change));
  }

  private putChanged(conversation: Conversation): void {
    this.list.put(conversation);
    if (this.id() === conversation.id) this.asked.update(() => conversation);
  }

  /** Rejects with `ApiError`. */
  async markRead(): Promise<void> {
    const conversation = this.conversation();
    if (!conversation) return;
    await this.client.markRead(conversation.id);
    this.asked.update((now) => (now.id === conversation.id ? { ...now, unread: 0 } : now));
  }

  private put(message: Message | undefined): void {
    if (message && message.conversationId !== this.id()) return;
    // Whoever writes goes on where the conversation is now.
    this.around.set(undefined);
    if (message) this.pages.put(message);
  }
}
