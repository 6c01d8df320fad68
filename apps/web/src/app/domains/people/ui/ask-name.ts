import type { Dialogs } from '../../../shared/ui/dialogs';
import type { NameDialogData } from './name-dialog';

/** Asks for a name; undefined when the dialog was left. */
export const askName = (dialogs: Dialogs, data: NameDialogData): Promise<string | undefined> =>
  dialogs.open<string, NameDialogData>(() => import('./name-dialog').then((m) => m.NameDialog), { data });
