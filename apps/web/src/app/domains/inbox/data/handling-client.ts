import { Injectable, inject } from '@angular/core';
import type {
  ContactField,
  InboxSettings,
  ConversationsChange,
  Label,
  LabelDraft,
  NewNote,
  Page,
  SavedReply,
  SavedReplyDraft,
  Team,
  TeamDraft,
  Teammate,
  ThreadEntry,
} from '@centralita/shared-types';
import { ApiClient } from '../../../shared/data-api/api-client';
import { OrganisationChoice } from '../../people/api';

/** Whose conversations are, their labels, and what the team writes about them. Every method rejects with `ApiError`. */
@Injectable({ providedIn: 'root' })
export class HandlingClient {
  private readonly api = inject(ApiClient);
  private readonly organisation = inject(OrganisationChoice).id;

  assignees(): Promise<Teammate[]> {
    return this.api.get(this.at('/api/conversations/assignees'));
  }

  entries(conversationId: string): Promise<Page<ThreadEntry>> {
    return this.api.get(this.at(`/api/conversations/${conversationId}/entries`));
  }

  addNote(conversationId: string, note: NewNote): Promise<ThreadEntry> {
    return this.api.post(this.at(`/api/conversations/${conversationId}/notes`), note);
  }

  /** Several at once. @returns how many were there */
  async changeMany(change: ConversationsChange): Promise<number> {
    return (await this.api.patch<{ changed: number }>(this.at('/api/conversations'), change)).changed;
  }

  settings(): Promise<InboxSettings> {
    return this.api.get(this.at('/api/inbox-settings'));
  }

  saveSettings(settings: InboxSettings): Promise<InboxSettings> {
    return this.api.put(this.at('/api/inbox-settings'), settings);
  }

  /** Of what the organisation keeps of its contacts. */
  async fieldNames(): Promise<string[]> {
    return (await this.api.get<ContactField[]>(this.at('/api/contact-fields'))).map(({ name }) => name);
  }

  labels(): Promise<Label[]> {
    return this.api.get(this.at('/api/labels'));
  }

  /** Refused with `labels/name-taken`. */
  addLabel(draft: LabelDraft): Promise<Label> {
    return this.api.post(this.at('/api/labels'), draft);
  }

  changeLabel(id: string, draft: LabelDraft): Promise<Label> {
    return this.api.put(this.at(`/api/labels/${id}`), draft);
  }

  removeLabel(id: string): Promise<void> {
    return this.api.delete(this.at(`/api/labels/${id}`));
  }

  teams(): Promise<Team[]> {
    return this.api.get(this.at('/api/teams'));
  }

  /** A new one where there is no id. Refused with `teams/name-taken`, `teams/not-a-member`. */
  saveTeam(draft: TeamDraft, id?: string): Promise<Team> {
    if (id === undefined) return this.api.post(this.at('/api/teams'), draft);
    return this.api.put(this.at(`/api/teams/${id}`), draft);
  }

  removeTeam(id: string): Promise<void> {
    return this.api.delete(this.at(`/api/teams/${id}`));
  }

  savedReplies(): Promise<SavedReply[]> {
    return this.api.get(this.at('/api/saved-replies'));
  }

  /** A new one where there is no id. Refused with `saved-replies/shortcut-taken`, `saved-replies/unknown-variable`. */
  saveReply(draft: SavedReplyDraft, id?: string): Promise<SavedReply> {
    if (id === undefined) return this.api.post(this.at('/api/saved-replies'), draft);
    return this.api.put(this.at(`/api/saved-replies/${id}`), draft);
  }

  removeReply(id: string): Promise<void> {
    return this.api.delete(this.at(`/api/saved-replies/${id}`));
  }

  private at(path: string): string {
    const organisation = this.organisation();
    return organisation === undefined ? path : `${path}?${new URLSearchParams({ organisation }).toString()}`;
  }
}
