import { Component, computed, effect, input, signal } from '@angular/core';

/** How long a call has lasted. Tabular figures that do not jump; screen readers read it when asked, not each second. */
@Component({
  selector: 'app-call-timer',
  template: '<time role="timer" aria-live="off" [attr.datetime]="iso()">{{ text() }}</time>',
  styles: ':host { font-variant-numeric: tabular-nums; }',
})
export class CallTimer {
  /** Epoch milliseconds. */
  readonly since = input.required<number>();
  /** Stands still there once given. */
  readonly until = input<number>();

  private readonly now = signal(Date.now());
  private readonly elapsedSec = computed(() => elapsed(this.since(), this.until() ?? this.now()));
  protected readonly text = computed(() => clock(this.elapsedSec()));
  protected readonly iso = computed(() => `PT${this.elapsedSec()}S`);

  constructor() {
    effect((onCleanup) => {
      this.now.set(Date.now());
      if (this.until() !== undefined) return;
      const timer = setInterval(() => this.now.set(Date.now()), 500);
      onCleanup(() => clearInterval(timer));
    });
  }
}

function elapsed(sinceMs: number, untilMs: number): number {
  return Math.max(0, Math.floor((untilMs - sinceMs) / 1000));
}

/** `4:05`, `1:02:03`. */
export function clock(totalSec: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, seconds] = [
    Math.floor(totalSec / 3600),
    Math.floor(totalSec / 60) % 60,
    totalSec % 60,
  ];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds)}` : `${minutes}:${pad(seconds)}`;
}
