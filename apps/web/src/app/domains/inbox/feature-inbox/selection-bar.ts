import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { ConversationsChange, Macro } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Attempts } from '../../../shared/ui/attempts';
import { Clock } from '../../../shared/ui/clock';
import { MacroDialogs } from '../api/macro-dialogs';
import { ConversationSelection } from '../data/conversation-selection';
import { snoozeTimes } from '../data/models/snooze-times';
import { TeamLists } from '../data/team-lists';
import { ContactNames } from '../ui/contact-names';
import { LabelChip } from '../ui/label-chip';
import { MacroMenu } from '../ui/macro-menu';

/** What can be done to the selected conversations at once. */
@Component({
  selector: 'app-selection-bar',
  imports: [
    LabelChip,
    MacroMenu,
    MatButton,
    MatMenu,
    MatMenuContent,
    MatMenuItem,
    MatMenuTrigger,
    TranslocoDirective,
  ],
  template: `
    <div class="bar" role="toolbar" *transloco="let t" [attr.aria-label]="t('inbox.select.bar')">
      <p role="status">{{ t('inbox.select.count', { count: count() }) }}</p>
      <button matButton type="button" (click)="selection.all()">{{ t('inbox.select.all') }}</button>
      <button matButton type="button" (click)="selection.leave()">{{ t('ui.cancel') }}</button>
      <button matButton="tonal" type="button" [disabled]="isIdle()" (click)="change({ state: 'done' })">
        {{ t('inbox.select.done') }}
      </button>
      <button matButton="outlined" type="button" [matMenuTriggerFor]="snoozeMenu" [disabled]="isIdle()">
        {{ t('inbox.select.snooze') }}
      </button>
      <mat-menu #snoozeMenu="matMenu">
        <ng-template matMenuContent>
          @for (time of times(); track time.word) {
            <button mat-menu-item (click)="change({ state: 'snoozed', snoozedUntil: time.until })">
              {{ t('inbox.snooze.' + time.word) }}
            </button>
          }
        </ng-template>
      </mat-menu>
      <button matButton="outlined" type="button" [matMenuTriggerFor]="assignMenu" [disabled]="isIdle()">
        {{ t('inbox.select.assign') }}
      </button>
      <mat-menu #assignMenu="matMenu">
        <ng-template matMenuContent>
          @for (one of lists.people.value(); track one.id) {
            <button mat-menu-item (click)="change({ assigneeId: one.id })">
              <span dir="auto">{{ one.name }}</span>
            </button>
          }
          <button mat-menu-item class="apart" (click)="change({ assigneeId: '' })">
            {{ t('inbox.assign.nobody') }}
          </button>
          @for (team of lists.teams.value(); track team.id) {
            <button mat-menu-item [class.apart]="$first" (click)="change({ teamId: team.id })">
              {{ t('inbox.teams.label') }}: <span dir="auto">{{ team.name }}</span>
            </button>
          }
        </ng-template>
      </mat-menu>
      @if (lists.labels.value()?.length) {
        <button matButton="outlined" type="button" [matMenuTriggerFor]="labelMenu" [disabled]="isIdle()">
          {{ t('inbox.select.label') }}
        </button>
        <mat-menu #labelMenu="matMenu">
          <ng-template matMenuContent>
            @for (one of lists.labels.value(); track one.id) {
              <button mat-menu-item (click)="change({ addLabelId: one.id })">
                <app-label-chip [label]="one" />
              </button>
            }
          </ng-template>
        </mat-menu>
      }
      @if (lists.macros.value()?.length) {
        <app-macro-menu [macros]="lists.macros.value()" [disabled]="isIdle()" (chosen)="run($event)" />
      }
    </div>
  `,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      padding: 8px 12px;
      border-top: 1px solid var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface-container);
    }
    p {
      flex: 1 1 100px;
      font: var(--mat-sys-label-large);
    }
    .apart {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class SelectionBar {
  protected readonly selection = inject(ConversationSelection);
  protected readonly lists = inject(TeamLists);
  private readonly macros = inject(MacroDialogs);
  private readonly names = inject(ContactNames);
  private readonly now = inject(Clock).now;
  private readonly attempts = new Attempts('inbox.failure.');
  protected readonly count = computed(() => this.selection.ids().length);
  protected readonly isIdle = computed(() => this.attempts.busy() || this.count() === 0);
  protected readonly times = computed(() => snoozeTimes(this.now()));

  protected async run(macro: Macro): Promise<void> {
    const chosen = new Set(this.selection.ids());
    const targets = (this.selection.list.items() ?? [])
      .filter(({ id }) => chosen.has(id))
      .map((one) => ({ id: one.id, name: this.names.of(one) }));
    if (targets.length === 0) return;
    const count = await this.macros.run(macro, targets);
    if (count === undefined) return;
    this.attempts.say('inbox.macro.doneInSeveral', { name: macro.name, count });
    this.selection.leave();
    await this.selection.list.refresh();
  }

  protected async change(change: Omit<ConversationsChange, 'ids'>): Promise<void> {
    if (this.isIdle()) return;
    await this.attempts.run(async () => {
      const count = await this.selection.change(change);
      this.attempts.say('inbox.select.changed', { count });
    });
  }
}
