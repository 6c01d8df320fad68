import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

export type LineKind =
  'unset' | 'elsewhere' | 'connecting' | 'ready' | 'reconnecting' | 'offline' | 'stopped';

/** Whether calls reach this phone: a dot, a word, and the number. */
@Component({
  selector: 'app-line-status',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'softphone.line'">
      <span class="dot" [class]="tone()" aria-hidden="true"></span>
      <span class="words">
        <span class="word" role="status">{{ t(kind()) }}</span>
        <span class="number">{{ number() }}</span>
      </span>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      min-width: 0;
      font: var(--mat-sys-label-large);
    }
    .dot {
      flex: none;
      width: 10px;
      height: 10px;
      border-radius: 50%;
      background: var(--c-hold);
    }
    .dot.good {
      background: var(--c-live);
    }
    .dot.waiting {
      border-radius: 3px;
      background: var(--c-ringing);
    }
    .dot.bad {
      border-radius: 0;
      background: var(--c-ended);
      transform: rotate(45deg);
    }
    .words {
      display: grid;
      min-width: 0;
    }
    .word {
      white-space: nowrap;
    }
    .number {
      overflow: hidden;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
      font-variant-numeric: tabular-nums;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class LineStatus {
  readonly kind = input.required<LineKind>();
  /** The person's own number, formatted. */
  readonly number = input<string>();

  protected readonly tone = computed(() => {
    const kind = this.kind();
    if (kind === 'ready') return 'good';
    if (kind === 'connecting' || kind === 'reconnecting' || kind === 'offline') return 'waiting';
    return kind === 'stopped' ? 'bad' : 'quiet';
  });
}
