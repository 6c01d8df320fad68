import type { HarnessLoader } from '@angular/cdk/testing';
import { MatSelectHarness } from '@angular/material/select/testing';

/** Chooses `text` in a select, as a person does. @param which its selector, or that of something around it */
export async function choose(loader: HarnessLoader, text: string | RegExp, which?: string): Promise<void> {
  const filter =
    which === undefined
      ? MatSelectHarness
      : MatSelectHarness.with({ selector: `${which} mat-select, ${which}.mat-mdc-select` });
  await (await loader.getHarness(filter)).clickOptions({ text });
}
