import { Component, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Label } from '@centralita/shared-types';
import { LABEL_COLOURS, LABEL_NAME_LENGTH_MAX, type LabelColour } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { FormAttempts } from '../../../shared/ui/form-attempts';
import { Icon } from '../../../shared/ui/icon';
import { HandlingClient } from '../data/handling-client';
import { LabelChip } from '../ui/label-chip';

/** Makes labels, and for those who may changes and deletes them; closes with one that was made. */
@Component({
  selector: 'app-labels-dialog',
  imports: [
    Icon,
    LabelChip,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatIconButton,
    TranslocoDirective,
  ],
  templateUrl: './labels-dialog.html',
  styleUrl: './labels-dialog.scss',
})
export class LabelsDialog {
  private readonly dialog = inject<MatDialogRef<LabelsDialog, Label>>(MatDialogRef);
  private readonly client = inject(HandlingClient);
  private readonly attempts = new FormAttempts('inbox.failure.');
  protected readonly mayChange = inject<{ mayChange: boolean }>(MAT_DIALOG_DATA).mayChange;

  protected readonly colours = LABEL_COLOURS;
  protected readonly nameMax = LABEL_NAME_LENGTH_MAX;
  protected readonly labels = signal<readonly Label[] | undefined>(undefined);
  /** The one that is changed; undefined: a new one is made. */
  protected readonly edited = signal<Label | undefined>(undefined);
  /** The one that somebody wants to delete, and is asked about. */
  protected readonly doomed = signal<Label | undefined>(undefined);
  protected readonly name = signal('');
  protected readonly colour = signal<LabelColour>('blue');
  protected readonly busy = this.attempts.busy;
  protected readonly failure = this.attempts.failure;

  constructor() {
    void this.attempts.run(() => this.load());
  }

  protected edit(label: Label): void {
    this.edited.set(label);
    this.name.set(label.name);
    this.colour.set(label.colour);
  }

  protected save(event: Event): void {
    event.preventDefault();
    const draft = { name: this.name().trim(), colour: this.colour() };
    const edited = this.edited();
    if (!draft.name) return;
    void this.attempts.run(async () => {
      if (!edited) return this.dialog.close(await this.client.addLabel(draft));
      await this.client.changeLabel(edited.id, draft);
      this.edited.set(undefined);
      this.name.set('');
      await this.load();
    });
  }

  protected remove(label: Label): void {
    void this.attempts.run(async () => {
      await this.client.removeLabel(label.id);
      this.doomed.set(undefined);
      await this.load();
    });
  }

  private async load(): Promise<void> {
    this.labels.set(await this.client.labels());
  }
}
