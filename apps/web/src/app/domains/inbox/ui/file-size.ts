import { Component, computed, inject, input } from '@angular/core';
import { LanguageChoice } from '../../../shared/i18n/language';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** How large a file is, in the largest unit that leaves a whole number of it. */
@Component({
  selector: 'app-file-size',
  template: '{{ shown() }}',
})
export class FileSize {
  readonly bytes = input.required<number>();
  private readonly language = inject(LanguageChoice).current;

  protected readonly shown = computed(() => {
    const bytes = this.bytes();
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
    return new Intl.NumberFormat(this.language(), {
      style: 'unit',
      unit: UNITS[power],
      unitDisplay: power === 0 ? 'long' : 'short',
      maximumFractionDigits: power > 1 ? 1 : 0,
    }).format(bytes / 1000 ** power);
  });
}
