import { Component, input } from '@angular/core';
import type { TableModel } from '../data/models/chart-model';

/** Numbers in rows and columns. */
@Component({
  selector: 'app-plain-table',
  template: `
    <table>
      <caption class="visually-hidden">
        {{
          caption()
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ model().of }}</th>
          @for (column of model().columns; track $index) {
            <th scope="col">{{ column }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of model().rows; track $index) {
          <tr>
            <th scope="row">{{ row.name }}</th>
            @for (cell of row.cells; track $index) {
              <td class="tabular" [attr.data-label]="model().columns[$index]">{{ cell }}</td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: '../../../shared/ui/data-table.scss',
})
export class PlainTable {
  readonly caption = input.required<string>();
  readonly model = input.required<TableModel>();
}
