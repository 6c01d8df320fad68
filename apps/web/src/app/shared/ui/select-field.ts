import { Component, computed, input, output, signal, viewChild } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import type { Choice } from './select-box';

/** What `SelectBox` fetches: the library's select in its frame. */
@Component({
  selector: 'app-select-field',
  imports: [MatFormField, MatHint, MatLabel, MatOption, MatSelect],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      @if (!bare()) {
        <mat-label>{{ label() }}</mat-label>
      }
      <mat-select
        [id]="fieldId()"
        [aria-label]="bare() ? label() : ''"
        [value]="value()"
        [disabled]="disabled()"
        [hideSingleSelectionIndicator]="true"
        (focusin)="isNear.set(true)"
        (pointerdown)="isNear.set(true)"
        (selectionChange)="chosen.emit($event.value)"
      >
        @for (one of shown(); track one.value) {
          <mat-option [value]="one.value">{{ one.text }}</mat-option>
        }
      </mat-select>
      @if (hint()) {
        <mat-hint>{{ hint() }}</mat-hint>
      }
    </mat-form-field>
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
      width: 100%;
    }
  `,
})
export class SelectField {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly value = input.required<string>();
  readonly hint = input<string>();
  readonly fieldId = input.required<string>();
  readonly bare = input(false);
  readonly disabled = input(false);
  readonly chosen = output<string>();

  private readonly select = viewChild.required(MatSelect);
  /** Hundreds of choices (time zones) are made once somebody comes near. */
  protected readonly isNear = signal(false);
  protected readonly shown = computed(() =>
    this.isNear() ? this.choices() : this.choices().filter(({ value }) => value === this.value()),
  );

  focus(): void {
    this.select().focus();
  }
}
