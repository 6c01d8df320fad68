import { Injectable, inject } from '@angular/core';
import type { Macro } from '@centralita/shared-types';
import { Dialogs } from '../../../shared/ui/dialogs';

/** A conversation in which a macro is to be run, and what its contact is called. */
export interface MacroTarget {
  id: string;
  name: string;
}

/** What the dialog that runs macros is about. */
export interface RunMacroData {
  macro: Macro;
  /** One at least. */
  targets: readonly MacroTarget[];
}

/** The dialogs of macros, for the thread and for the selection of the list. */
@Injectable({ providedIn: 'root' })
export class MacroDialogs {
  private readonly dialogs = inject(Dialogs);

  /** Says what it will do, and does it if that is wanted. @returns in how many it was done; undefined: it was left */
  run(macro: Macro, targets: readonly MacroTarget[]): Promise<number | undefined> {
    const load = () => import('../feature-macros/run-macro-dialog').then((m) => m.RunMacroDialog);
    const data: RunMacroData = { macro, targets };
    return this.dialogs.open<number>(load, { data, autoFocus: 'first-heading' });
  }

  /** Where macros are written, changed and deleted. */
  async manage(): Promise<void> {
    await this.dialogs.open(() => import('../feature-macros/macros-dialog').then((m) => m.MacrosDialog));
  }
}
