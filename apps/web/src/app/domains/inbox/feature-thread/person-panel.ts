import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ContactItem, TimelineItem } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Icon } from '../../../shared/ui/icon';
import { Skeleton } from '../../../shared/ui/skeleton';
import { Toasts } from '../../../shared/ui/toasts';
import { When } from '../../../shared/ui/when';
import { PersonHistory } from '../data/person-history';
import { ContactNames } from '../ui/contact-names';
import { DRAWINGS } from '../ui/inbox-drawings';
import { PersonFields } from './person-fields';

/** All numbers and addresses of one person, and all that there was with them: messages, notes, calls and appointments. */
@Component({
  selector: 'app-person-panel',
  imports: [
    FailureNotice,
    Icon,
    MatButton,
    MatIconButton,
    PersonFields,
    RouterLink,
    Skeleton,
    TranslocoDirective,
    When,
  ],
  providers: [PersonHistory],
  templateUrl: './person-panel.html',
  styleUrl: './person-panel.scss',
})
export class PersonPanel {
  readonly contactId = input.required<string>();

  protected readonly history = inject(PersonHistory);
  protected readonly names = inject(ContactNames);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly drawings = DRAWINGS;
  protected readonly busy = signal(false);

  constructor() {
    effect(() => {
      const id = this.contactId();
      untracked(() => this.history.contactId.set(id));
    });
  }

  /** What stands before the words: which kind, and for messages over what. */
  protected iconOf({ kind, channel }: TimelineItem): string {
    if (kind === 'note') return DRAWINGS.note;
    return channel === 'whatsapp' ? DRAWINGS.whatsapp : DRAWINGS.sms;
  }

  /** Which sentence a call or an appointment has. */
  protected keyOf({ kind, direction, state }: TimelineItem): string {
    if (kind === 'call') return 'inbox.person.call.' + (state === 'missed' ? 'missed' : (direction ?? 'in'));
    return 'inbox.person.' + kind;
  }

  protected async join(): Promise<void> {
    const load = () => import('./join-dialog').then((m) => m.JoinDialog);
    const contactId = this.contactId();
    const chosen = await this.dialogs.open<ContactItem>(load, { data: { contactId } });
    if (!chosen) return;
    await this.attempt(async () => {
      const undo = await this.history.join(contactId, chosen.id);
      const run = () => void this.attempt(() => this.history.undoJoin(contactId, undo ?? ''));
      const action = undo !== null && { action: { label: this.words('ui.undo'), run } };
      this.toasts.show({ text: this.words('inbox.person.joined'), icon: 'check', ...action });
    });
  }

  protected async separate(contactId: string): Promise<void> {
    await this.attempt(() => this.history.separate(contactId));
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'inbox.failure.'), icon: 'error' });
    } finally {
      this.busy.set(false);
    }
  }

  private words(key: string): string {
    return this.transloco.translate<string>(key);
  }
}
