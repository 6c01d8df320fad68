import { hasModifierKey } from '@angular/cdk/keycodes';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { MatDialogRef } from '@angular/material/dialog';
import { filter, merge } from 'rxjs';

/**
 * Escape and a press beside the dialog close it only while nothing is written, so that they throw nothing away. Asked at the
 * press itself: an effect would set `disableClose` up to a frame late. Call it in an injection context.
 */
export const closeWhileUntouched = (dialog: MatDialogRef<unknown>, isTouched: () => boolean): void => {
  dialog.disableClose = true;
  const escapes = dialog
    .keydownEvents()
    .pipe(filter((event) => event.key === 'Escape' && !hasModifierKey(event)));
  merge(dialog.backdropClick(), escapes)
    .pipe(
      filter(() => !isTouched()),
      takeUntilDestroyed(),
    )
    .subscribe(() => dialog.close());
};
