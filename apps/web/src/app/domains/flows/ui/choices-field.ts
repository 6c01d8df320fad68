import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AnsweringFlow, MenuChoice } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import { SelectBox } from '../../../shared/ui/select-box';
import { FlowNames } from './flow-names';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** Keys of a menu, each with the words that mean the same, what is said, and where it leads. */
@Component({
  selector: 'app-choices-field',
  imports: [Icon, MatButton, MatFormField, MatIconButton, MatInput, MatLabel, SelectBox, TranslocoDirective],
  templateUrl: './choices-field.html',
  styleUrl: './entries-field.scss',
})
export class ChoicesField {
  protected readonly names = inject(FlowNames);
  readonly label = input.required<string>();
  readonly choices = input.required<readonly MenuChoice[]>();
  readonly flows = input.required<readonly AnsweringFlow[]>();
  readonly changed = output<MenuChoice[]>();

  /** Keys that this choice can have: its own, and those that no other has. */
  protected readonly digits = computed(() =>
    this.choices().map((_choice, index) => this.digitsFor(index).map((value) => ({ value, text: value }))),
  );
  protected readonly flowChoices = computed(() => this.names.choicesOf(this.flows(), { orNone: true }));

  private digitsFor(index: number): string[] {
    return DIGITS.filter((digit) =>
      this.choices().every((choice, at) => at === index || choice.digit !== digit),
    );
  }

  protected put(index: number, change: Partial<MenuChoice>): void {
    this.changed.emit(this.choices().map((choice, at) => (at === index ? { ...choice, ...change } : choice)));
  }

  protected add(): void {
    const [digit] = this.digitsFor(-1);
    if (digit) this.changed.emit([...this.choices(), { digit }]);
  }

  protected remove(index: number): void {
    this.changed.emit(this.choices().filter((_choice, at) => at !== index));
  }
}
