import { DOCUMENT, Injectable, Injector, PendingTasks, inject, type Type } from '@angular/core';
import type { MatDialog } from '@angular/material/dialog';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Question } from './confirm-dialog';
import { Toasts } from './toasts';

/** Fetches a dialog's code: `() => import('./role-dialog').then((m) => m.RoleDialog)`. */
export type DialogLoader = () => Promise<Type<unknown>>;

export interface DialogOptions<Data> {
  data?: Data;
  /** Where the focus goes: to the first field, or to the heading where there is something to read. */
  autoFocus?: 'first-tabbable' | 'first-heading';
}

/**
 * Opens dialogs, one at a time, in the one size and manner of this app. Each, and the dialog machinery itself, is fetched
 * when first wanted; the focus goes back to where it was.
 */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly injector = inject(Injector);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  /** The page is not at rest while a dialog is fetched. */
  private readonly pending = inject(PendingTasks);
  private readonly location = inject(DOCUMENT).location;
  private opening = false;

  /** Answers what the dialog was closed with; undefined when it was left, or could not be opened. */
  async open<Answer, Data = unknown>(
    load: DialogLoader,
    { data, autoFocus = 'first-tabbable' }: DialogOptions<Data> = {},
  ): Promise<Answer | undefined> {
    if (this.opening) return undefined;
    this.opening = true;
    const fetched = this.pending.add();
    const [dialogs, component] = await this.fetch(load);
    this.opening = false;
    fetched();
    if (!dialogs || dialogs.openDialogs.length > 0) return undefined;
    const opened = dialogs.open<unknown, Data, Answer>(component, {
      width: '520px',
      maxWidth: 'calc(100vw - 24px)',
      maxHeight: 'calc(100dvh - 24px)',
      autoFocus,
      ...(data !== undefined && { data }),
    });
    return firstValueFrom(opened.afterClosed(), { defaultValue: undefined });
  }

  async confirm(question: Question): Promise<boolean> {
    const load: DialogLoader = () => import('./confirm-dialog').then((m) => m.ConfirmDialog);
    return (await this.open<boolean, Question>(load, { data: question })) === true;
  }

  private async fetch(load: DialogLoader): Promise<[MatDialog, Type<unknown>] | [undefined]> {
    try {
      const [{ MatDialog }, component] = await Promise.all([import('@angular/material/dialog'), load()]);
      return [this.injector.get(MatDialog), component];
    } catch {
      this.toasts.show({
        text: this.transloco.translate<string>('ui.notLoaded.text'),
        icon: 'offline',
        // Browsers remember that a module could not be had, and do not ask again before the page is loaded anew.
        action: {
          label: this.transloco.translate<string>('ui.notLoaded.reload'),
          run: () => this.location.reload(),
        },
      });
      return [undefined];
    }
  }
}
