import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

/** The width from which the phone stands beside the page; the shell changes its grid at the same one. */
const WIDE = '(min-width: 840px)';

@Injectable({ providedIn: 'root' })
export class WideScreen {
  private readonly query = inject(DOCUMENT).defaultView?.matchMedia?.(WIDE);
  private readonly current = signal(this.query?.matches ?? true);
  readonly is = this.current.asReadonly();

  constructor() {
    this.query?.addEventListener('change', ({ matches }) => this.current.set(matches));
  }
}
