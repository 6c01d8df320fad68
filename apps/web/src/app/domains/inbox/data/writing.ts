import { DestroyRef, Injectable, computed, effect, inject, signal } from '@angular/core';
import { WRITING_EVERY_MS } from '@centralita/shared-types/rules';
import { ApiError } from '../../../shared/data-api/api-error';
import { LiveStream } from '../../../shared/data-live/live-stream';
import { SessionStore } from '../../identity/api';
import { InboxClient } from './inbox-client';
import { TeamLists } from './team-lists';
import { Thread } from './thread';

/** Who was not heard of for so long has stopped, or is gone. */
const SILENT_MS = 2 * WRITING_EVERY_MS;

/** Which colleagues write an answer to the open conversation, and telling them that somebody does here. */
@Injectable()
export class Writing {
  private readonly client = inject(InboxClient);
  private readonly thread = inject(Thread);
  private readonly lists = inject(TeamLists);
  private readonly me = inject(SessionStore).person;

  /** Timers of those who write, by conversation and person. */
  private readonly heard = signal<ReadonlyMap<string, ReturnType<typeof setTimeout>>>(new Map());
  /** Names of those who write; empty of somebody whose name is not known. */
  readonly names = computed(() => {
    const id = this.thread.id();
    return [...this.heard().keys()].flatMap((key) => {
      const [conversationId, personId] = key.split(' ');
      if (conversationId !== id) return [];
      return [this.lists.people.value()?.find((one) => one.id === personId)?.name ?? ''];
    });
  });
  private told: { id: string; at: number } | undefined;

  constructor() {
    // Another conversation is opened: what was begun in this one goes on no more.
    effect(() => {
      if (this.thread.id() !== this.told?.id) this.stop();
    });
    const stop = inject(LiveStream).onSignal(['conversations/writing'], ({ data }) => {
      const personId = String(data['personId']);
      if (personId === this.me()?.id) return;
      this.note(`${String(data['conversationId'])} ${personId}`, data['writing'] === true);
    });
    inject(DestroyRef).onDestroy(() => {
      stop();
      for (const timer of this.heard().values()) clearTimeout(timer);
      this.stop();
    });
  }

  /** Somebody here typed. */
  go(): void {
    const id = this.thread.id();
    if (id === undefined) return;
    if (this.told?.id === id && Date.now() - this.told.at < WRITING_EVERY_MS) return;
    if (this.told?.id !== id) this.stop();
    this.told = { id, at: Date.now() };
    void this.tell(id, true);
  }

  /** It was sent, taken back or left. */
  stop(): void {
    const { told } = this;
    this.told = undefined;
    if (told && Date.now() - told.at < SILENT_MS) void this.tell(told.id, false);
  }

  private note(key: string, writing: boolean): void {
    clearTimeout(this.heard().get(key));
    const others = new Map([...this.heard()].filter(([one]) => one !== key));
    if (writing)
      others.set(
        key,
        setTimeout(() => this.note(key, false), SILENT_MS),
      );
    this.heard.set(others);
  }

  /** Nothing is lost where it fails. */
  private async tell(id: string, writing: boolean): Promise<void> {
    try {
      await this.client.tellWriting(id, writing);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
}
