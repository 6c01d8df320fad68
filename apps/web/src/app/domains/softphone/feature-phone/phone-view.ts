import { Injectable, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import { Dialogs, type DialogLoader } from '../../../shared/ui/dialogs';

export type PhoneDialogName = 'devices' | 'preflight' | 'shortcuts';

const DIALOGS: Record<PhoneDialogName, DialogLoader> = {
  devices: () => import('./devices-dialog').then((m) => m.DevicesDialog),
  preflight: () => import('./preflight-dialog').then((m) => m.PreflightDialog),
  shortcuts: () => import('./shortcuts-dialog').then((m) => m.ShortcutsDialog),
};

/** What of the phone is on the screen: shared by the dock, the page and the keyboard. */
@Injectable({ providedIn: 'root' })
export class PhoneView {
  private readonly dialogs = inject(Dialogs);
  private readonly injector = inject(Injector);

  /** The keypad over a call. */
  readonly keypadOpen = signal(false);
  private readonly pages = signal(0);
  /** The page `/phone` is shown. */
  readonly onPage = computed(() => this.pages() > 0);
  private readonly unfolded = signal<string | undefined>(undefined);
  /** Path of the page on which the phone was brought out of its bar. */
  readonly unfoldedOn = this.unfolded.asReadonly();
  private readonly shownPanels = signal(0);
  /** Set by the panel: focuses the number field. */
  private focusField: (() => void) | undefined;
  /** Set by the dock: brings the phone on the screen where it is not. */
  private show: (() => void) | undefined;

  isShown(): boolean {
    return this.shownPanels() > 0;
  }

  /** A panel came on the screen; the answer takes it off again. */
  attach(focusField: () => void): () => void {
    this.focusField = focusField;
    this.shownPanels.update((count) => count + 1);
    return () => this.shownPanels.update((count) => count - 1);
  }

  /** The page came on the screen; the answer takes it off again. */
  enterPage(): () => void {
    this.pages.update((count) => count + 1);
    return () => this.pages.update((count) => count - 1);
  }

  onWanted(show: () => void): void {
    this.show = show;
  }

  focusEntry(): void {
    if (this.isShown()) this.focusField?.();
    else this.show?.();
  }

  /** Brings the phone out of its bar, ready to dial, as long as this page is shown. */
  unfold(path: string): void {
    this.unfolded.set(path);
    afterNextRender(() => this.focusField?.(), { injector: this.injector });
  }

  openDialog(name: PhoneDialogName): void {
    void this.dialogs.open(DIALOGS[name], { autoFocus: 'first-heading' });
  }
}
