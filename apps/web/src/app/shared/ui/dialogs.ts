import { Injectable, inject, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type Question } from './confirm-dialog';

/** Opens dialogs in the one size and manner of this app; the focus goes back to where it was. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly dialog = inject(MatDialog);

  /** Answers what the dialog was closed with; undefined when it was left. */
  open<Answer, Data = unknown>(component: Type<unknown>, data?: Data): Promise<Answer | undefined> {
    const opened = this.dialog.open<unknown, Data, Answer>(component, {
      width: '520px',
      maxWidth: 'calc(100vw - 24px)',
      maxHeight: 'calc(100dvh - 24px)',
      autoFocus: 'first-tabbable',
      ...(data !== undefined && { data }),
    });
    return firstValueFrom(opened.afterClosed(), { defaultValue: undefined });
  }

  async confirm(question: Question): Promise<boolean> {
    return (await this.open<boolean, Question>(ConfirmDialog, question)) === true;
  }
}
