import { Component, computed, input } from '@angular/core';
import type { BusyHour } from '@centralita/shared-types';
import type { FigureWords } from '../data/models/figure-words';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** What comes in by hour and weekday: a table whose cells are tinted, so that it is its own chart. */
@Component({
  selector: 'app-busy-hours',
  template: `
    <table>
      <caption class="visually-hidden">
        {{
          caption()
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ of() }}</th>
          @for (day of weekdays; track day) {
            <th scope="col">{{ words().weekday(day) }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.hour) {
          <tr>
            <th scope="row">{{ words().hour(row.hour) }}</th>
            @for (count of row.counts; track $index) {
              <td class="tabular" [style.--heat]="(count / most()) * 100 + '%'">
                {{ count ? words().count(count) : '·' }}
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    table {
      width: 100%;
      border-spacing: 2px;
      table-layout: fixed;
      font: var(--mat-sys-body-small);
    }
    th {
      padding: 2px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-small);
      text-align: center;
    }
    th:first-child {
      width: 56px;
      text-align: start;
      white-space: nowrap;
    }
    td {
      padding: 4px 2px;
      border-radius: 4px;
      background: color-mix(in srgb, var(--mat-sys-primary-container) var(--heat), transparent);
      text-align: center;
    }
  `,
})
export class BusyHours {
  readonly caption = input.required<string>();
  /** What stands over the hours. */
  readonly of = input.required<string>();
  readonly hours = input.required<readonly BusyHour[]>();
  readonly words = input.required<FigureWords>();

  protected readonly weekdays = WEEKDAYS;
  /** From the first hour to the last in which something comes in. */
  protected readonly rows = computed(() => {
    const counts = new Map(
      this.hours().map(({ weekday, hour, messages, calls }) => [weekday * 24 + hour, messages + calls]),
    );
    const busy = this.hours().map(({ hour }) => hour);
    const [first, last] = [Math.min(...busy), Math.max(...busy)];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).map((hour) => ({
      hour,
      counts: WEEKDAYS.map((weekday) => counts.get(weekday * 24 + hour) ?? 0),
    }));
  });
  protected readonly most = computed(() => Math.max(1, ...this.rows().flatMap(({ counts }) => counts)));
}
