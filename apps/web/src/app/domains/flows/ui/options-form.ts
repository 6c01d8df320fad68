import { Component, computed, inject, input, output } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AnsweringFlow, MenuChoice, OpenPeriod } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { SelectBox } from '../../../shared/ui/select-box';
import { FlowNames } from './flow-names';
import { FIRST_FLOW, missingIn, type OptionValues } from '../data/models/flow-draft';
import { ChoicesField } from './choices-field';
import { PeriodsField } from './periods-field';

/** The settings of one flow, as its code asks for them. */
@Component({
  selector: 'app-options-form',
  imports: [
    ChoicesField,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    PeriodsField,
    SelectBox,
    TranslocoDirective,
  ],
  templateUrl: './options-form.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
    }
    .switch {
      display: flex;
      gap: 12px;
      align-items: center;
      min-height: 44px;
      cursor: pointer;
    }
    .switch input {
      width: 20px;
      height: 20px;
      accent-color: var(--mat-sys-primary);
    }
  `,
})
export class OptionsForm {
  protected readonly names = inject(FlowNames);
  readonly flow = input.required<AnsweringFlow>();
  readonly values = input.required<OptionValues>();
  readonly flows = input.required<readonly AnsweringFlow[]>();
  /** Whether to point at what is missing. */
  readonly checked = input(false);
  readonly changed = output<OptionValues>();

  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly firstFlow = FIRST_FLOW;
  protected readonly needed = computed(() => this.names.choicesOf(this.flows(), { orNone: false }));
  protected readonly optional = computed(() => this.names.choicesOf(this.flows(), { orNone: true }));
  protected readonly missing = computed(() =>
    this.checked() ? missingIn(this.flow().fields, this.values()) : [],
  );

  protected text(name: string): string {
    const value = this.values()[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }

  protected choices(name: string): readonly MenuChoice[] {
    return (this.values()[name] ?? []) as MenuChoice[];
  }

  protected periods(name: string): readonly OpenPeriod[] {
    return (this.values()[name] ?? []) as OpenPeriod[];
  }

  protected dates(name: string): string {
    return ((this.values()[name] ?? []) as string[]).join(', ');
  }

  /** Days with commas or spaces between them; what is none is told by the server. */
  protected putDates(name: string, typed: string): void {
    const days = typed.split(/[\s,;]+/).filter(Boolean);
    this.put(name, days.length > 0 ? days : undefined);
  }

  protected put(name: string, value: unknown): void {
    this.changed.emit({ ...this.values(), [name]: value });
  }

  protected putNumber(name: string, typed: string): void {
    this.put(name, /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : undefined);
  }
}
