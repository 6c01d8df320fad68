import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Keeps the place of a list while it is being fetched. */
@Component({
  selector: 'app-skeleton',
  imports: [TranslocoPipe],
  template: `
    <p class="visually-hidden" role="status">{{ 'ui.loading' | transloco }}</p>
    @for (row of places(); track row) {
      <div class="row" aria-hidden="true">
        <span class="bone" [style.width.%]="34 + ((row * 17) % 30)"></span>
        <span class="bone thin" [style.width.%]="18 + ((row * 23) % 22)"></span>
      </div>
    }
  `,
  styles: `
    .row {
      display: grid;
      gap: 10px;
      padding: 16px 0;
      border-top: 1px solid color-mix(in srgb, var(--mat-sys-outline-variant) 60%, transparent);
    }
    .row:first-of-type {
      border-top: 0;
    }
    .bone {
      display: block;
      height: 14px;
      border-radius: 7px;
      background: var(--mat-sys-surface-container-highest);
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    .thin {
      height: 10px;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  `,
})
export class Skeleton {
  readonly rows = input(3);
  protected readonly places = computed(() => Array.from({ length: this.rows() }, (_, row) => row));
}
