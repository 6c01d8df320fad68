import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** Words for what the server names: there may be more names than words. */
@Injectable({ providedIn: 'root' })
export class KnownWords {
  private readonly transloco = inject(TranslocoService);

  /** The words of the first key that has any. */
  find(keys: readonly string[], parameters: Record<string, unknown> = {}): string | undefined {
    const words = this.transloco.getTranslation(this.transloco.getActiveLang());
    const key = keys.find((one) => one in words);
    return key && this.transloco.translate<string>(key, parameters);
  }
}
