import type { FieldTree } from '@angular/forms/signals';

/** After a form was sent with something wrong in it: leads to the first field that has to change. */
export const focusFirstFault = (...fields: FieldTree<string>[]): void =>
  fields
    .find((field) => field().errors().length > 0)?.()
    .focusBoundControl();
