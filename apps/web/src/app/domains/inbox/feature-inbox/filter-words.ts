import { Injectable, inject } from '@angular/core';
import { ASSIGNED_TO_ME } from '@centralita/shared-types/rules';
import { TranslocoService } from '@jsverse/transloco';
import type { ConversationFilter } from '../data/models/conversation-filter';
import { TeamLists } from '../data/team-lists';

/** What a list is narrowed to, in words: `All · SMS · Invoices · Team: Sales · Me`. Of the page that shows it. */
@Injectable()
export class FilterWords {
  private readonly lists = inject(TeamLists);
  private readonly transloco = inject(TranslocoService);

  of({ view, channel, label, team, assignee }: ConversationFilter): string {
    const parts = [
      this.word('view.' + view),
      channel && this.word('channel.' + channel),
      label &&
        (this.lists.labels.value()?.find(({ id }) => id === label)?.name ?? this.word('views.goneLabel')),
      team && `${this.word('teams.label')}: ${this.teamOf(team)}`,
      assignee && this.nameOf(assignee),
    ];
    return parts.filter(Boolean).join(' · ');
  }

  private teamOf(team: string): string {
    return this.lists.teams.value()?.find(({ id }) => id === team)?.name ?? this.word('views.goneTeam');
  }

  private nameOf(assignee: string): string {
    if (assignee === ASSIGNED_TO_ME) return this.word('assign.me');
    return (
      this.lists.people.value()?.find(({ id }) => id === assignee)?.name ?? this.word('views.goneAssignee')
    );
  }

  private word(key: string): string {
    return this.transloco.translate('inbox.' + key, {}, this.transloco.activeLang());
  }
}
