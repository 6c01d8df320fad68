import { DestroyRef, Injectable, inject, signal } from '@angular/core';

const STEP_MS = 30_000;

/** The time as the page shows it: one signal for all relative times. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly current = signal(Date.now());
  /** Epoch milliseconds, at most half a minute old. */
  readonly now = this.current.asReadonly();

  constructor() {
    const timer = setInterval(() => this.current.set(Date.now()), STEP_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
