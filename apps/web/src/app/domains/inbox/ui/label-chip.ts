import { Component, input } from '@angular/core';
import type { Label } from '@centralita/shared-types';

/** A label, in its colour. */
@Component({
  selector: 'app-label-chip',
  template: `<span dir="auto">{{ label().name }}</span>`,
  styleUrl: './label-chip.scss',
  host: { '[class]': 'label().colour' },
})
export class LabelChip {
  readonly label = input.required<Pick<Label, 'name' | 'colour'>>();
}
