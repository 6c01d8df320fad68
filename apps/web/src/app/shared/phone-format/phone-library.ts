import { Injectable, signal } from '@angular/core';

export type PhoneLibrary = typeof import('@centralita/shared-types/phone-numbers');

/** The reader of numbers with the numbering plans of all countries (60 kB packed): comes apart from the page, once. */
@Injectable({ providedIn: 'root' })
export class PhoneLibraryLoader {
  private readonly loaded = signal<PhoneLibrary | undefined>(undefined);
  /** Undefined until it is here. */
  readonly library = this.loaded.asReadonly();
  private loading: Promise<void> | undefined;

  load(): Promise<void> {
    this.loading ??= import('@centralita/shared-types/phone-numbers').then(
      (library) => this.loaded.set(library),
      () => {
        this.loading = undefined; // Offline: the next number asks again.
      },
    );
    return this.loading;
  }
}
