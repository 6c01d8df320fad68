import { Injectable, inject } from '@angular/core';
import type {
  Attachment,
  Conversation,
  ConversationChange,
  ConversationCounts,
  Message,
  MessageChannel,
  MessagesAround,
  NewConversationMessage,
  NewMessage,
  Page,
  SearchResults,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import { OrganisationChoice } from '../../people/api';
import type { ConversationFilter } from './models/conversation-filter';

export interface UploadOptions {
  signal: AbortSignal;
  /** From 0 to 1. */
  progress: (share: number) => void;
}

/** Conversations, their messages and attachments. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class InboxClient {
  private readonly api = inject(ApiClient);
  private readonly organisation = inject(OrganisationChoice).id;

  conversations(filter: ConversationFilter, before?: string): Promise<Page<Conversation>> {
    return this.api.get(this.at('/api/conversations', { ...filter, before }));
  }

  /** Everywhere in the organisation. */
  search(search: string, before?: string): Promise<SearchResults> {
    return this.api.get(this.at('/api/search', { search, before }));
  }

  counts(channel?: MessageChannel): Promise<ConversationCounts> {
    return this.api.get(this.at('/api/conversations/counts', { channel }));
  }

  unread(): Promise<{ count: number }> {
    return this.api.get(this.at('/api/conversations/unread'));
  }

  conversation(id: string): Promise<Conversation> {
    return this.api.get(this.at(`/api/conversations/${id}`));
  }

  messages(conversationId: string, before?: string): Promise<Page<Message>> {
    return this.api.get(this.at(`/api/conversations/${conversationId}/messages`, { before }));
  }

  messagesAround(conversationId: string, around: number): Promise<MessagesAround> {
    return this.api.get(this.at(`/api/conversations/${conversationId}/messages`, { around }));
  }

  /** Refused with `messages/cannot-write`. The same `clientId` again is the same message. */
  write(conversationId: string, message: NewMessage): Promise<Message> {
    return this.api.post(this.at(`/api/conversations/${conversationId}/messages`), message);
  }

  begin(message: NewConversationMessage): Promise<Message> {
    return this.api.post(this.at('/api/messages'), message);
  }

  retry(messageId: string): Promise<Message> {
    return this.api.post(this.at(`/api/messages/${messageId}/retry`), {});
  }

  change(id: string, change: ConversationChange): Promise<Conversation> {
    return this.api.patch(this.at(`/api/conversations/${id}`), change);
  }

  markRead(id: string): Promise<void> {
    return this.api.post(this.at(`/api/conversations/${id}/read`), {});
  }

  /** Whether an answer is being written here. */
  tellWriting(conversationId: string, writing: boolean): Promise<void> {
    return this.api.post(this.at(`/api/conversations/${conversationId}/writing`), { writing });
  }

  /** Refused with `attachments/too-large` or `attachments/type-refused`. */
  upload(file: File, { signal, progress }: UploadOptions): Promise<Attachment> {
    const path = this.at('/api/attachments', { name: file.name });
    return this.api.upload(path, file, { signal, progress });
  }

  /** Address of an attachment's content. */
  contentOf(attachmentId: string): string {
    return this.at(`/api/attachments/${attachmentId}`);
  }

  /** Address of a mail as it looks, for a frame. */
  mailOf(messageId: string, withPictures: boolean, quoted: string): string {
    return this.at(`/api/messages/${messageId}/html`, { quoted, pictures: withPictures ? 'on' : undefined });
  }

  private at(path: string, parameters: object = {}): string {
    const all = Object.entries({ ...parameters, organisation: this.organisation() });
    const given = all.filter(([, value]) => value !== undefined && value !== '');
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
    return given.length > 0 ? `${path}?${query.toString()}` : path;
  }
}
