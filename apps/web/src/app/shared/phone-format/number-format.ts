import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { isHiddenCaller } from '@centralita/shared-types/rules';
import { LanguageChoice } from '../i18n/language';
import { PhoneLibraryLoader } from './phone-library';

/** Writes phone numbers with their spaces. The library comes apart from the page; until then numbers stand as they are. */
@Injectable({ providedIn: 'root' })
export class NumberFormat {
  private readonly loader = inject(PhoneLibraryLoader);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(LanguageChoice);

  /**
   * `+15550001111` becomes `+1 555 000 1111`, a caller who hides the number "Hidden number"; read it in a template or a
   * computed, it updates by itself.
   */
  format(address: string): string {
    if (isHiddenCaller(address)) return this.hidden();
    const library = this.loader.library();
    if (!library) void this.loader.load();
    return library?.writeNumber(address) ?? address;
  }

  load(): Promise<void> {
    return this.loader.load();
  }

  private hidden(): string {
    this.language.current(); // Another language, another word.
    return this.transloco.translate('shell.hiddenCaller');
  }
}
