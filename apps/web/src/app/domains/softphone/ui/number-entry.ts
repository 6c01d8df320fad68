import { Component, type ElementRef, computed, input, output, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { CountryChoice, type NamedCountry } from './country-choice';
import { PhoneIcon } from './phone-icon';

/** Nothing but digits and what stands between them: grouped as people of that country write it. */
const ONLY_DIGITS = /^[\d+\s().-]*$/;

/**
 * The field for a number. Digits are grouped while they are typed, with the caret in place; anything else (letters, an
 * extension) stays as it was typed or pasted.
 */
@Component({
  selector: 'app-number-entry',
  imports: [CountryChoice, PhoneIcon, TranslocoDirective],
  templateUrl: './number-entry.html',
  styleUrl: './number-entry.scss',
})
export class NumberEntry {
  /** The entry as it was typed. */
  readonly text = input.required<string>();
  /** Country of the number, two letters, once it tells. */
  readonly country = input<string>();
  /** Its name in the person's language. */
  readonly countryName = input<string>();
  /** What to know about the entry, such as that it is too short. */
  readonly hint = input<string>();
  /** As whom a call goes out, in words. */
  readonly caller = input<string>();
  /** The country in which a number without `+` is meant. */
  readonly home = input<string>();
  readonly countries = input<readonly NamedCountry[]>([]);
  /** How a text is shown, for keeping the caret. */
  readonly format = input.required<(text: string) => string>();
  /** The number in a pasted text; undefined where there is none. */
  readonly find = input.required<(text: string) => string | undefined>();
  readonly entryChange = output<string>();
  readonly homeChange = output<string>();
  readonly confirmed = output();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly isEmpty = computed(() => this.text() === '');

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected onInput(): void {
    const field = this.field().nativeElement;
    if (!ONLY_DIGITS.test(field.value)) return this.entryChange.emit(field.value);
    const before = significant(field.value.slice(0, field.selectionStart ?? field.value.length)).length;
    const text = significant(field.value);
    const formatted = this.format()(text);
    field.value = formatted;
    const caret = positionAfter(formatted, before);
    field.setSelectionRange(caret, caret);
    this.entryChange.emit(text);
  }

  /** A number within a pasted sentence takes the field; what has none comes in as it is, for a person to see. */
  protected onPaste(event: ClipboardEvent): void {
    const field = this.field().nativeElement;
    const isWhole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const number = isWhole ? this.find()(event.clipboardData?.getData('text/plain') ?? '') : undefined;
    if (number === undefined) return;
    event.preventDefault();
    this.entryChange.emit(ONLY_DIGITS.test(number) ? significant(number) : number);
  }

  protected onBackspace(): void {
    this.entryChange.emit(this.text().slice(0, -1));
  }

  protected onClear(): void {
    this.entryChange.emit('');
    this.focus();
  }
}

/** What counts in a number of digits; the rest is formatting. */
function significant(text: string): string {
  const kept = text.replace(/[^\d+]/g, '');
  return kept.slice(0, 1) + kept.slice(1).replaceAll('+', '');
}

/** The position in `text` behind its first `count` significant characters. */
function positionAfter(text: string, count: number): number {
  let seen = 0;
  for (let index = 0; index < text.length; index++) {
    if (seen === count) return index;
    if (/[\d+]/.test(text.charAt(index))) seen++;
  }
  return text.length;
}
