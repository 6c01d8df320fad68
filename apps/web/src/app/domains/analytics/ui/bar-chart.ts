import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { ThemeChoice } from '../../../shared/theme/theme-choice';
import type { ChartModel } from '../data/models/chart-model';
import { ChartDrawing, type Drawing, type Look } from './chart-drawing';

/** Bars side by side, in the colours of the theme. Said to nobody: whoever shows it also tells the table. */
@Component({
  selector: 'app-bar-chart',
  template: '',
  styles: `
    :host {
      display: block;
      height: 280px;
      min-width: 0;
      /* The theme's colours are read off it one after the other: none may fade into the next, not for 0.01 ms either. */
      transition: none !important;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class BarChart {
  readonly model = input.required<ChartModel>();

  private readonly place = (inject(ElementRef) as ElementRef<HTMLElement>).nativeElement;
  private readonly charts = inject(ChartDrawing);
  private readonly theme = inject(ThemeChoice);
  private readonly drawing = signal<Drawing | undefined>(undefined);
  private readonly systemTheme = signal(0);

  constructor() {
    const leaving = inject(DestroyRef);
    afterNextRender(() => void this.#begin(leaving));
    effect(() => {
      this.systemTheme();
      this.theme.theme();
      this.theme.highContrast();
      const model = this.model();
      const drawing = this.drawing();
      // The theme's own effect has put its colours on the page by then.
      if (drawing) queueMicrotask(() => drawing.show(model, this.#look()));
    });
  }

  async #begin(leaving: DestroyRef): Promise<void> {
    const drawing = await this.charts.on(this.place);
    if (leaving.destroyed) return drawing.end();
    const sizes = new ResizeObserver(() => drawing.resize());
    sizes.observe(this.place);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const changed = (): void => this.systemTheme.update((times) => times + 1);
    dark.addEventListener('change', changed);
    leaving.onDestroy(() => {
      sizes.disconnect();
      dark.removeEventListener('change', changed);
      drawing.end();
    });
    this.drawing.set(drawing);
  }

  /** A canvas knows no custom properties: what they are is asked of the page. */
  #look(): Look {
    const colour = (name: string): string => {
      this.place.style.color = `var(${name})`;
      return getComputedStyle(this.place).color;
    };
    return {
      tones: {
        plain: colour('--mat-sys-primary'),
        other: colour('--c-other'),
        third: colour('--c-ringing'),
        ended: colour('--c-ended'),
      },
      line: colour('--mat-sys-outline-variant'),
      surface: colour('--mat-sys-surface-container-high'),
      text: colour('--mat-sys-on-surface'),
      font: getComputedStyle(this.place).fontFamily,
    };
  }
}
