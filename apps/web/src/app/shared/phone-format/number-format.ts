import { Injectable, signal } from '@angular/core';
import type { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Writes phone numbers with their spaces. The library comes apart from the page; until then numbers stand as they are. */
@Injectable({ providedIn: 'root' })
export class NumberFormat {
  private readonly parse = signal<typeof parsePhoneNumberFromString | undefined>(undefined);
  private loading: Promise<void> | undefined;

  /** `+15550001111` becomes `+1 555 000 1111`; read it in a template or a computed, it updates by itself. */
  format(e164: string): string {
    const parse = this.parse();
    if (!parse) void this.load();
    return parse?.(e164)?.formatInternational() ?? e164;
  }

  load(): Promise<void> {
    this.loading ??= import('libphonenumber-js/min').then(
      (library) => this.parse.set(library.parsePhoneNumberFromString),
      () => {
        this.loading = undefined; // Offline: the next number asks again.
      },
    );
    return this.loading;
  }
}
