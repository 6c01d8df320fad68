import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

/** Browsers keep a page silent until someone has clicked or typed in it: a phone that cannot ring must say so. */
@Injectable({ providedIn: 'root' })
export class SoundGate {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly isClosed = signal(this.window?.navigator.userActivation?.hasBeenActive === false);
  readonly closed = this.isClosed.asReadonly();

  constructor() {
    if (!this.isClosed()) return;
    const events = ['pointerdown', 'keydown'] as const;
    const open = (): void => {
      this.isClosed.set(false);
      for (const event of events) this.window?.removeEventListener(event, open, true);
    };
    for (const event of events) this.window?.addEventListener(event, open, true);
  }
}
