import { Injectable, inject } from '@angular/core';
import type { InboxSettings, Label, Macro, SavedReply, Teammate } from '@centralita/shared-types';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { OrganisationChoice } from '../../people/api';
import { HandlingClient } from './handling-client';
import { MacrosClient } from './macros-client';

/** What the whole team shares: who can have a conversation, labels, saved replies and macros. Of the page that shows them. */
@Injectable()
export class TeamLists {
  private readonly client = inject(HandlingClient);
  private readonly macrosClient = inject(MacrosClient);
  private readonly organisation = inject(OrganisationChoice).id;

  readonly people = liveRemote<string, Teammate[]>({
    of: this.organisation,
    kinds: ['people/joined', 'people/changed'],
    ask: () => this.client.assignees(),
  });
  readonly labels = liveRemote<string, Label[]>({
    of: this.organisation,
    kinds: ['labels/changed'],
    ask: () => this.client.labels(),
  });
  readonly macros = liveRemote<string, Macro[]>({
    of: this.organisation,
    kinds: ['macros/changed', 'labels/changed', 'people/changed'],
    ask: () => this.macrosClient.macros(),
  });
  readonly settings = liveRemote<string, InboxSettings>({
    of: this.organisation,
    kinds: ['organisations/changed'],
    ask: () => this.client.settings(),
  });
  readonly replies = liveRemote<string, SavedReply[]>({
    of: this.organisation,
    kinds: ['saved-replies/changed'],
    ask: () => this.client.savedReplies(),
  });
}
