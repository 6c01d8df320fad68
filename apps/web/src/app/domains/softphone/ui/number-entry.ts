import { Component, type ElementRef, computed, input, output, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TypedNumber } from '../data/models/typed-number';
import { PhoneIcon } from './phone-icon';

/** The field for a number. It shows what was typed as people of that country write it, and keeps the caret in place. */
@Component({
  selector: 'app-number-entry',
  imports: [PhoneIcon, TranslocoDirective],
  templateUrl: './number-entry.html',
  styleUrl: './number-entry.scss',
})
export class NumberEntry {
  /** The entry, read as a number. */
  readonly typed = input.required<TypedNumber>();
  /** What to know about the entry, such as that it is too short. */
  readonly hint = input<string>();
  /** Name of the country in the person's language. */
  readonly countryName = input<string>();
  /** How a text would be shown, for keeping the caret. */
  readonly format = input.required<(text: string) => string>();
  readonly entryChange = output<string>();
  readonly confirmed = output();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly isEmpty = computed(() => this.typed().formatted === '');

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected onInput(): void {
    const field = this.field().nativeElement;
    const before = significant(field.value.slice(0, field.selectionStart ?? field.value.length)).length;
    const text = significant(field.value);
    const formatted = this.format()(text);
    field.value = formatted;
    const caret = positionAfter(formatted, before);
    field.setSelectionRange(caret, caret);
    this.entryChange.emit(text);
  }

  protected onBackspace(): void {
    this.entryChange.emit(significant(this.typed().formatted).slice(0, -1));
  }

  protected onClear(): void {
    this.entryChange.emit('');
    this.focus();
  }
}

/** What counts in a number; the rest is formatting. */
function significant(text: string): string {
  return text.replace(/[^\d+*#]/g, '');
}

/** The position in `text` behind its first `count` significant characters. */
function positionAfter(text: string, count: number): number {
  let seen = 0;
  for (let index = 0; index < text.length; index++) {
    if (seen === count) return index;
    if (/[\d+*#]/.test(text.charAt(index))) seen++;
  }
  return text.length;
}
