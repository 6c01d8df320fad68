import { Injectable, computed, inject } from '@angular/core';
import type { InboxSettings, Label, Macro, SavedReply, Team, Teammate } from '@centralita/shared-types';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { SessionStore } from '../../identity/api';
import { OrganisationChoice } from '../../people/api';
import { HandlingClient } from './handling-client';
import { MacrosClient } from './macros-client';

/** What the whole team shares: who can have a conversation, teams, labels, saved replies and macros. Of the page that shows them. */
@Injectable()
export class TeamLists {
  private readonly client = inject(HandlingClient);
  private readonly macrosClient = inject(MacrosClient);
  private readonly session = inject(SessionStore);
  private readonly organisation = inject(OrganisationChoice).id;

  readonly people = liveRemote<string, Teammate[]>({
    of: this.organisation,
    kinds: ['people/joined', 'people/changed'],
    ask: () => this.client.assignees(),
  });
  readonly teams = liveRemote<string, Team[]>({
    of: this.organisation,
    kinds: ['teams/changed', 'people/joined', 'people/changed'],
    ask: () => this.client.teams(),
  });
  /** Ids of the teams in which whoever looks is. */
  readonly myTeamIds = computed(() => {
    const me = this.session.person()?.id;
    const teams = this.teams.value() ?? [];
    return teams.filter(({ members }) => members.some(({ id }) => id === me)).map(({ id }) => id);
  });
  /** Whoever looks: whose lists these are. */
  readonly reader = computed(() => ({ id: this.session.person()?.id, teamIds: this.myTeamIds() }));
  readonly labels = liveRemote<string, Label[]>({
    of: this.organisation,
    kinds: ['labels/changed'],
    ask: () => this.client.labels(),
  });
  readonly macros = liveRemote<string, Macro[]>({
    of: this.organisation,
    kinds: ['macros/changed', 'labels/changed', 'people/changed', 'teams/changed'],
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
