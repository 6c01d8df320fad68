import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { InboxView } from '@centralita/shared-types';
import { ASSIGNED_TO_ME } from '@centralita/shared-types/rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Dialogs } from '../../../shared/ui/dialogs';
import { SelectBox } from '../../../shared/ui/select-box';
import { SessionStore } from '../../identity/api';
import { ConversationList } from '../data/conversation-list';
import { saysWhose } from '../data/models/conversation-filter';
import { SavedViews } from '../data/saved-views';
import { TeamLists } from '../data/team-lists';
import { FilterWords } from './filter-words';
import type { ViewDialogData } from './view-dialog';

/** Whose conversations are listed, and the way to keep what is chosen as a view. */
@Component({
  selector: 'app-view-filters',
  imports: [MatButton, SelectBox, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (!saysWhose(list.filter().view)) {
        <app-select-box
          [bare]="true"
          [label]="t('inbox.assign.label')"
          [choices]="choices()"
          [value]="list.filter().assignee ?? ''"
          (valueChange)="list.narrow({ assignee: $event })"
        />
      }
      @if (isNew()) {
        <button matButton type="button" (click)="save()">{{ t('inbox.views.save') }}</button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: contents;
    }
    app-select-box {
      flex: 1 1 124px;
      --field-height: 36px;
    }
  `,
})
export class ViewFilters {
  protected readonly list = inject(ConversationList);
  private readonly views = inject(SavedViews);
  private readonly lists = inject(TeamLists);
  private readonly words = inject(FilterWords);
  private readonly dialogs = inject(Dialogs);
  private readonly session = inject(SessionStore);
  private readonly transloco = inject(TranslocoService);

  protected readonly saysWhose = saysWhose;
  protected readonly choices = computed(() => {
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
  protected readonly isNew = computed(() => {
    const { channel, label, assignee } = this.list.filter();
    return this.views.chosenId() === undefined && Boolean(channel ?? label ?? assignee);
  });

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
