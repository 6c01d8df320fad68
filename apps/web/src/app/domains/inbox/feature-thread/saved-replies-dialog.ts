import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { SavedReply } from '@centralita/shared-types';
import { SAVED_REPLY_SHORTCUT, SAVED_REPLY_TEXT_MAX } from '@centralita/shared-types/rules';
import { REPLY_VARIABLES, unknownReplyVariables } from '@centralita/shared-types/saved-reply-text';
import { TranslocoDirective } from '@jsverse/transloco';
import { FormAttempts } from '../../../shared/ui/form-attempts';
import { Icon } from '../../../shared/ui/icon';
import { HandlingClient } from '../data/handling-client';

export interface SavedRepliesData {
  mayChange: boolean;
  /** As it would be sent from here. */
  filled: (reply: SavedReply) => string;
}

/** Chooses a saved reply, closes with it; those who may write, change and delete them here. */
@Component({
  selector: 'app-saved-replies-dialog',
  imports: [
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatIconButton,
    TranslocoDirective,
  ],
  templateUrl: './saved-replies-dialog.html',
  styleUrls: ['./labels-dialog.scss', './saved-replies-dialog.scss'],
})
export class SavedRepliesDialog {
  protected readonly data = inject<SavedRepliesData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<SavedRepliesDialog, SavedReply>>(MatDialogRef);
  private readonly client = inject(HandlingClient);
  private readonly attempts = new FormAttempts('inbox.failure.');

  /** Names of the organisation's own contact fields: variables too. */
  private readonly fields = signal<readonly string[]>([]);
  protected readonly variables = computed(() =>
    [...REPLY_VARIABLES, ...this.fields()].map((name) => `{{${name}}}`),
  );
  protected readonly textMax = SAVED_REPLY_TEXT_MAX;
  protected readonly replies = signal<readonly SavedReply[] | undefined>(undefined);
  /** What is being written; its id where it is one of before. */
  protected readonly draft = signal<{ id?: string; shortcut: string; text: string } | undefined>(undefined);
  protected readonly doomed = signal<SavedReply | undefined>(undefined);
  protected readonly busy = this.attempts.busy;
  protected readonly failure = this.attempts.failure;

  constructor() {
    this.load();
  }

  protected load(): void {
    void this.attempt(async () => {
      if (this.data.mayChange) this.fields.set(await this.client.fieldNames());
    });
  }

  protected use(reply: SavedReply): void {
    this.dialog.close(reply);
  }

  protected typed(change: { shortcut?: string; text?: string }): void {
    this.draft.update((before) => before && { ...before, ...change });
  }

  protected insert(variable: string): void {
    this.draft.update((before) => before && { ...before, text: before.text + variable });
  }

  protected isGood(): boolean {
    const { shortcut = '', text = '' } = this.draft() ?? {};
    return (
      SAVED_REPLY_SHORTCUT.test(shortcut.trim()) &&
      text.trim() !== '' &&
      unknownReplyVariables(text, this.fields()).length === 0
    );
  }

  protected unknown(): string | undefined {
    return unknownReplyVariables(this.draft()?.text ?? '', this.fields())[0];
  }

  protected save(event: Event): void {
    event.preventDefault();
    const draft = this.draft();
    if (!draft || !this.isGood()) return;
    const { id, shortcut, text } = draft;
    void this.attempt(async () => {
      await this.client.saveReply({ shortcut: shortcut.trim(), text: text.trim() }, id);
      this.draft.set(undefined);
    });
  }

  protected remove({ id }: SavedReply): void {
    void this.attempt(async () => {
      await this.client.removeReply(id);
      this.doomed.set(undefined);
    });
  }

  /** The deed, and then what there is. */
  private attempt(deed: () => Promise<void>): Promise<boolean> {
    return this.attempts.run(async () => {
      await deed();
      this.replies.set(await this.client.savedReplies());
    });
  }
}
