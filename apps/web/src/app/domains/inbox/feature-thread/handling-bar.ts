import { Component, computed, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Conversation, Label, Teammate } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { calendarDays } from '../../../shared/ui/calendar-days';
import { Clock } from '../../../shared/ui/clock';
import { Dialogs } from '../../../shared/ui/dialogs';
import { Icon } from '../../../shared/ui/icon';
import { SessionStore } from '../../identity/api';
import { snoozeTimes } from '../data/models/snooze-times';
import { TeamLists } from '../data/team-lists';
import { DRAWINGS } from '../ui/inbox-drawings';
import { LabelChip } from '../ui/label-chip';
import { MacroMenu } from '../ui/macro-menu';
import { ReplyDue } from '../ui/reply-due';
import { pageKey } from '../ui/page-key';
import { ThreadActions } from './thread-actions';

/** Whose the open conversation is, until when it is out of sight, and its labels; each is changed where it stands. */
@Component({
  selector: 'app-handling-bar',
  imports: [
    Icon,
    LabelChip,
    MacroMenu,
    MatButton,
    MatMenu,
    MatMenuContent,
    MatMenuItem,
    MatMenuTrigger,
    ReplyDue,
    TranslocoDirective,
  ],
  templateUrl: './handling-bar.html',
  styleUrl: './handling-bar.scss',
})
export class HandlingBar {
  readonly conversation = input.required<Conversation>();

  protected readonly actions = inject(ThreadActions);
  protected readonly lists = inject(TeamLists);
  private readonly session = inject(SessionStore);
  private readonly dialogs = inject(Dialogs);
  private readonly language = inject(LanguageChoice).current;
  private readonly now = inject(Clock).now;
  private readonly assignMenu = viewChild('assignTrigger', { read: MatMenuTrigger });
  private readonly snoozeMenu = viewChild('snoozeTrigger', { read: MatMenuTrigger });
  private readonly labelMenu = viewChild('labelTrigger', { read: MatMenuTrigger });
  private readonly macroMenu = viewChild(MacroMenu);

  protected readonly drawings = DRAWINGS;
  protected readonly mayChange = computed(() => this.session.allows('admin'));
  protected readonly me = computed(() => this.session.person()?.id);
  /** Whoever reads first: most take for themselves. */
  protected readonly colleagues = computed(() => {
    const all = this.lists.people.value() ?? [];
    return all.filter(({ id }) => id !== this.me());
  });
  protected readonly mayManageTeams = computed(() => this.session.allows('admin'));
  protected readonly times = computed(() => snoozeTimes(this.now()));
  protected readonly labelIds = computed(() => this.conversation().labels.map(({ id }) => id));
  protected readonly snooze = computed(() => {
    const { state, snoozedUntil } = this.conversation();
    if (state === 'waiting') return { key: 'inbox.snooze.waiting', until: '' };
    if (state !== 'snoozed' || snoozedUntil === null) return { key: 'inbox.snooze.label', until: '' };
    return { key: 'inbox.snooze.until', until: this.moment(snoozedUntil) };
  });

  constructor() {
    pageKey('a', () => open(this.assignMenu()));
    pageKey('s', () => open(this.snoozeMenu()));
    pageKey('l', () => open(this.labelMenu()));
    pageKey('q', () => this.macroMenu()?.open() ?? false);
    pageKey('e', () => {
      void this.actions.setState(this.conversation().state === 'done' ? 'open' : 'done');
      return true;
    });
  }

  /** The day is left out where it is today. */
  protected moment(at: number): string {
    const day =
      calendarDays(this.now(), at) === 0
        ? {}
        : ({ weekday: 'short', day: 'numeric', month: 'short' } as const);
    const time = { hour: 'numeric', minute: '2-digit' } as const;
    return new Intl.DateTimeFormat(this.language(), { ...day, ...time }).format(at);
  }

  protected takeIt(): void {
    const person = this.session.person();
    if (person) void this.actions.assign({ id: person.id, name: person.name }, person.id);
  }

  protected assign(whom?: Teammate): void {
    void this.actions.assign(whom, this.me());
  }

  protected toggle(label: Label): void {
    void this.actions.toggleLabel(label);
  }

  protected manageTeams(): void {
    void this.dialogs.open(() => import('./teams-dialog').then((m) => m.TeamsDialog));
  }

  protected async chooseTime(): Promise<void> {
    const conversation = this.conversation();
    const load = () => import('./snooze-dialog').then((m) => m.SnoozeDialog);
    const until = await this.dialogs.open<number>(load);
    if (until !== undefined) await this.actions.setState('snoozed', until, conversation);
  }

  protected async manageLabels(): Promise<void> {
    const conversation = this.conversation();
    const load = () => import('./labels-dialog').then((m) => m.LabelsDialog);
    const added = await this.dialogs.open<Label>(load, { data: { mayChange: this.session.allows('admin') } });
    if (added) await this.actions.toggleLabel(added, conversation);
  }
}

function open(menu: MatMenuTrigger | undefined): boolean {
  menu?.openMenu();
  return menu !== undefined;
}
