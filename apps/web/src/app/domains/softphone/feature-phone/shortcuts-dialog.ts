import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { TranslocoDirective, provideTranslocoScope } from '@jsverse/transloco';

const SHORTCUTS = [
  { keys: ['C'], word: 'call' },
  { keys: ['Enter'], word: 'enter' },
  { keys: ['M'], word: 'mute' },
  { keys: ['H'], word: 'hold' },
  { keys: ['0–9', '*', '#'], word: 'digits' },
  { keys: ['Ctrl V'], word: 'paste' },
  { keys: ['Esc'], word: 'leave' },
  { keys: ['?'], word: 'help' },
] as const;

/** The keys of the phone. */
@Component({
  selector: 'app-shortcuts-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoDirective,
  ],
  providers: [provideTranslocoScope('softphone')],
  template: `
    <ng-container *transloco="let t; prefix: 'softphone'">
      <h2 mat-dialog-title>{{ t('shortcuts.title') }}</h2>
      <mat-dialog-content>
        <dl>
          @for (shortcut of shortcuts; track shortcut.word) {
            <div>
              <dt>
                @for (key of shortcut.keys; track key) {
                  <kbd>{{ key }}</kbd>&nbsp;
                }
              </dt>
              <dd>{{ t('shortcuts.' + shortcut.word) }}</dd>
            </div>
          }
        </dl>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="filled" type="button" mat-dialog-close>{{ t('dialog.done') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styleUrl: './dialogs.scss',
})
export class ShortcutsDialog {
  protected readonly shortcuts = SHORTCUTS;
}
