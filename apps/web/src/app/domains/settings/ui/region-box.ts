import { Component, computed, inject, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { REGION_EDGES } from '@centralita/shared-types/rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { SelectBox } from '../../../shared/ui/select-box';

/** Where Twilio processes the calls of an account; empty is its usual region. */
@Component({
  selector: 'app-region-box',
  imports: [FormField, SelectBox, TranslocoDirective],
  template: `
    <app-select-box
      *transloco="let t"
      [label]="t('settings.fields.region.label')"
      [choices]="regions()"
      [hint]="t('settings.fields.region.where')"
      [formField]="field()"
    />
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class RegionBox {
  readonly field = input.required<FieldTree<string>>();

  private readonly words = inject(TranslocoService);
  protected readonly regions = computed(() => [
    { value: '', text: this.word('form.usual') },
    ...Object.entries(REGION_EDGES).map(([value, edge]) => ({
      value,
      text: `${value} · ${this.word('edges.' + edge)}`,
    })),
  ]);

  private word(key: string): string {
    return this.words.translate<string>('settings.' + key, {}, this.words.activeLang());
  }
}
