import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { InboxView } from '@centralita/shared-types';
import { ASSIGNED_TO_ME } from '@centralita/shared-types/rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Dialogs } from '../../../shared/ui/dialogs';
import { Icon } from '../../../shared/ui/icon';
import { nextFocus } from '../../../shared/ui/next-focus';
import { SelectBox } from '../../../shared/ui/select-box';
import { SessionStore } from '../../identity/api';
import { ConversationList } from '../data/conversation-list';
import { NO_FILTERS, chosenIn, saysWhose } from '../data/models/conversation-filter';
import { SavedViews } from '../data/saved-views';
import { TeamLists } from '../data/team-lists';
import { FilterWords } from './filter-words';
import type { ViewDialogData } from './view-dialog';

/** What the list is narrowed to, shown once it is asked for; and the way to keep it as a view. */
@Component({
  selector: 'app-view-filters',
  imports: [Icon, MatButton, SelectBox, TranslocoDirective],
  templateUrl: './view-filters.html',
  styleUrl: './view-filters.scss',
})
export class ViewFilters {
  protected readonly list = inject(ConversationList);
  private readonly views = inject(SavedViews);
  protected readonly lists = inject(TeamLists);
  private readonly words = inject(FilterWords);
  private readonly dialogs = inject(Dialogs);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);

  private readonly focus = nextFocus();
  private readonly channels = ['whatsapp', 'sms', 'email'] as const;

  protected readonly isOpen = signal(false);
  /** How many are set, those of a saved view too. */
  protected readonly chosen = computed(() => chosenIn(this.list.filter()));
  protected readonly saysWhose = saysWhose;
  protected readonly channelChoices = computed(() => [
    { value: '', text: this.word('channel.all') },
    ...this.channels.map((value) => ({ value, text: this.word('channel.' + value) })),
  ]);
  protected readonly labelChoices = computed(() => [
    { value: '', text: this.word('labels.all') },
    ...(this.lists.labels.value() ?? []).map(({ id, name }) => ({ value: id, text: name })),
  ]);
  /** Of the list of one's teams, only those. */
  protected readonly teamChoices = computed(() => {
    const { view, team: chosen } = this.list.filter();
    const mine = this.lists.myTeamIds();
    const known = this.lists.teams.value();
    const all = known ?? [];
    const offered = all.filter(({ id }) => view !== 'teams' || id === chosen || mine.includes(id));
    const isGone = known && chosen !== undefined && !known.some(({ id }) => id === chosen);
    return [
      { value: '', text: this.word('teams.all') },
      ...offered.map(({ id, name }) => ({ value: id, text: name })),
      ...(isGone ? [{ value: chosen, text: this.word('views.goneTeam') }] : []),
    ];
  });
  protected readonly assigneeChoices = computed(() => {
    const me = this.session.person()?.id;
    const others = (this.lists.people.value() ?? []).filter(({ id }) => id !== me);
    const chosen = this.list.filter().assignee;
    const isGone = chosen && chosen !== ASSIGNED_TO_ME && !others.some(({ id }) => id === chosen);
    return [
      { value: '', text: this.word('assign.anybody') },
      { value: ASSIGNED_TO_ME, text: this.word('assign.me') },
      ...others.map(({ id, name }) => ({ value: id, text: name })),
      ...(isGone ? [{ value: chosen, text: this.word('views.goneAssignee') }] : []),
    ];
  });
  /** Something is chosen that no saved view has brought. */
  protected readonly isNew = computed(() => this.views.chosenId() === undefined && this.chosen() > 0);

  protected chooseChannel(value: string): void {
    this.list.narrow({ channel: this.channels.find((one) => one === value) });
  }

  protected clear(): void {
    this.list.narrow(NO_FILTERS);
    this.focus.to('.toggle');
  }

  protected save(): void {
    void this.ask();
  }

  private async ask(): Promise<void> {
    const filter = this.list.filter();
    const mayShare = this.session.allows('admin');
    const load = () => import('./view-dialog').then((m) => m.ViewDialog);
    const saved = await this.dialogs.open<InboxView, ViewDialogData>(load, {
      data: { filter, shows: this.words.of(filter), mayShare },
    });
    if (!saved) return;
    this.views.remote.update((all) => [...all.filter(({ id }) => id !== saved.id), saved]);
    this.views.chosenId.set(saved.id);
  }

  private word(key: string): string {
    return this.transloco.translate('inbox.' + key, {}, this.transloco.activeLang());
  }
}
