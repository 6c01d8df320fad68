import { Injectable, Injector, inject, type Type } from '@angular/core';
import type { MatDialog } from '@angular/material/dialog';

export type PhoneDialogName = 'devices' | 'preflight' | 'shortcuts';

const DIALOGS: Record<PhoneDialogName, () => Promise<Type<unknown>>> = {
  devices: () => import('./devices-dialog').then(({ DevicesDialog }) => DevicesDialog),
  preflight: () => import('./preflight-dialog').then(({ PreflightDialog }) => PreflightDialog),
  shortcuts: () => import('./shortcuts-dialog').then(({ ShortcutsDialog }) => ShortcutsDialog),
};

/** Opens the phone's dialogs; each, and the dialog machinery itself, is loaded when first wanted. */
@Injectable({ providedIn: 'root' })
export class PhoneDialogs {
  private readonly injector = inject(Injector);
  private opening = false;

  async open(name: PhoneDialogName): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    try {
      const [{ MatDialog }, component] = await Promise.all([
        import('@angular/material/dialog'),
        DIALOGS[name](),
      ]);
      const dialog: MatDialog = this.injector.get(MatDialog);
      if (dialog.openDialogs.length > 0) return;
      // The focus goes back to where it was: Material does that by itself.
      dialog.open(component, { width: '480px', maxWidth: 'calc(100vw - 32px)', autoFocus: 'first-heading' });
    } finally {
      this.opening = false;
    }
  }
}
