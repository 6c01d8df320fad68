import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { InboxView } from '@centralita/shared-types';
import { INBOX_VIEW_COUNT_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { Attempts } from '../../../shared/ui/attempts';
import { Dialogs } from '../../../shared/ui/dialogs';
import { Icon } from '../../../shared/ui/icon';
import { SessionStore } from '../../identity/api';
import { ConversationList } from '../data/conversation-list';
import { NO_FILTERS, filterOf } from '../data/models/conversation-filter';
import { SavedViews } from '../data/saved-views';
import { shownCount } from '../data/models/shown-count';
import { ViewCounts } from '../data/view-counts';
import { ViewsClient } from '../data/views-client';
import { FilterWords } from './filter-words';
import type { ViewDialogData } from './view-dialog';

/** The saved views; the chosen one can be given another name and deleted by those who may. */
@Component({
  selector: 'app-saved-views-bar',
  imports: [Icon, MatIconButton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (views.remote.value(); as all) {
        @if (all.length > 0) {
          <div class="views" role="group" [attr.aria-label]="t('inbox.views.label')">
            @for (view of all; track view.id) {
              <button
                type="button"
                class="view"
                [attr.aria-pressed]="views.chosenId() === view.id"
                (click)="views.chosenId.set(view.id)"
              >
                <app-icon [name]="view.shared ? 'people' : 'person'" />
                <bdi>{{ view.name }}</bdi>
                @if (!view.shared) {
                  &ngsp;<span class="visually-hidden">{{ t('inbox.views.ofMe') }}</span>
                }
                @if (countOf(view); as count) {
                  &ngsp;<span class="count tabular">{{ count }}</span>
                }
              </button>
            }
          </div>
        }
        @if (changeable(); as view) {
          <div class="change">
            <button
              matIconButton
              type="button"
              [attr.aria-label]="t('inbox.labels.edit', { name: view.name })"
              [title]="t('inbox.labels.edit', { name: view.name })"
              (click)="edit(view)"
            >
              <app-icon name="edit" />
            </button>
            <button
              matIconButton
              type="button"
              [attr.aria-label]="t('inbox.labels.remove', { name: view.name })"
              [title]="t('inbox.labels.remove', { name: view.name })"
              (click)="remove(view)"
            >
              <app-icon name="trash" />
            </button>
          </div>
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      gap: 4px;
      align-items: start;
      --icon-size: 18px;
    }
    :host:not(:has(.views)) {
      display: none;
    }
    /* Many views do not push the conversations out of sight. */
    .views {
      flex: 1;
      min-width: 0;
      max-height: 112px;
      overflow-y: auto;
      scrollbar-width: thin;
    }
    bdi {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    app-icon {
      flex: none;
    }
    .change {
      display: flex;
      flex: none;
      margin-block: -3px;
    }
  `,
  styleUrl: './views.scss',
})
export class SavedViewsBar {
  protected readonly views = inject(SavedViews);
  private readonly counts = inject(ViewCounts);
  private readonly list = inject(ConversationList);
  private readonly client = inject(ViewsClient);
  private readonly words = inject(FilterWords);
  private readonly dialogs = inject(Dialogs);
  private readonly session = inject(SessionStore);
  private readonly attempts = new Attempts('inbox.failure.');
  /** The chosen one, where the reader may change it: admins those of everybody, each person their own. */
  protected readonly changeable = computed(() => {
    const view = this.views.chosen();
    return view && (!view.shared || this.session.allows('admin')) ? view : undefined;
  });

  protected countOf({ id }: InboxView): string {
    const counted = this.counts.of().get(id);
    return counted ? shownCount(counted.count, INBOX_VIEW_COUNT_MAX, counted.atLeast) : '';
  }

  protected edit(before: InboxView): void {
    void this.change(before);
  }

  protected remove(view: InboxView): void {
    void this.ask(view);
  }

  private async change(before: InboxView): Promise<void> {
    const filter = filterOf(before);
    const mayShare = this.session.allows('admin');
    const load = () => import('./view-dialog').then((m) => m.ViewDialog);
    const changed = await this.dialogs.open<InboxView, ViewDialogData>(load, {
      data: { before, filter, shows: this.words.of(filter), mayShare },
    });
    if (changed)
      this.views.remote.update((all) => all.map((view) => (view.id === changed.id ? changed : view)));
  }

  private async ask({ id, name, shared }: InboxView): Promise<void> {
    const wanted = await this.dialogs.confirm({
      heading: this.attempts.words('inbox.labels.removeTitle', { name }),
      body: this.attempts.words(shared ? 'inbox.views.removeShared' : 'inbox.views.removeOwn'),
      yes: this.attempts.words('inbox.labels.removeIt'),
    });
    if (!wanted) return;
    await this.attempts.run(async () => {
      await this.client.remove(id);
      this.list.narrow({ view: 'all', ...NO_FILTERS });
      this.views.remote.update((all) => all.filter((view) => view.id !== id));
    });
  }
}
