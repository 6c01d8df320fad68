import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { LanguageChoice } from '../../../shared/i18n/language';
import type { ChartModel, TableModel } from '../data/models/chart-model';
import { FigureWords } from '../data/models/figure-words';
import { BarChart } from './bar-chart';
import { PlainTable } from './plain-table';

/** A chart that is a table too: to look at on demand, and to listen to always. */
@Component({
  selector: 'app-chart-card',
  imports: [BarChart, Icon, MatButton, PlainTable, TranslocoPipe],
  template: `
    <div class="head">
      <h2>{{ heading() }}</h2>
      <button matButton type="button" [attr.aria-pressed]="asTable()" (click)="asTable.set(!asTable())">
        <app-icon class="in-button" name="list" />{{ 'analytics.asTable' | transloco }}
      </button>
    </div>
    @if (!asTable()) {
      <app-bar-chart [model]="model()" />
    }
    <app-plain-table [class.visually-hidden]="!asTable()" [caption]="heading()" [model]="table()" />
  `,
  styles: `
    :host {
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      justify-content: space-between;
    }
  `,
})
export class ChartCard {
  readonly heading = input.required<string>();
  readonly model = input.required<ChartModel>();

  protected readonly asTable = signal(false);
  private readonly language = inject(LanguageChoice).current;
  protected readonly table = computed<TableModel>(() => {
    const { of, categories, series } = this.model();
    const words = new FigureWords(this.language());
    return {
      of,
      columns: series.map(({ name }) => name),
      rows: categories.map((name, at) => ({
        name,
        cells: series.map(({ values }) => words.count(values[at] ?? 0)),
      })),
    };
  });
}
