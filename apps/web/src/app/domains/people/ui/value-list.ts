import { Component, computed, effect, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';
import type { IconName } from '../../../shared/ui/icon-paths';
import { nextFocus } from '../../../shared/ui/next-focus';

export interface ListedValue {
  value: string;
  /** As it is shown. */
  written: string;
}

/** Why a typed value is not taken. */
export type ValueFault = 'shape' | 'twice' | { takenBy: string };

/** A short list of values with a field to add one. What is typed is cleaned and judged by the caller. */
@Component({
  selector: 'app-value-list',
  imports: [Icon, MatButton, MatIconButton, TranslocoDirective],
  templateUrl: './value-list.html',
  styleUrls: ['../../../shared/ui/page.scss', './value-list.scss'],
})
export class ValueList {
  /** `number` or `domain`: which words it speaks. */
  readonly kind = input.required<'number' | 'domain'>();
  readonly values = input.required<readonly ListedValue[]>();
  readonly clean = input.required<(typed: string) => string>();
  readonly judge = input.required<(value: string) => ValueFault | undefined>();
  readonly busy = input(false);
  /** The server's reason for not taking the last one. */
  readonly failure = input<string>();
  readonly added = output<string>();
  readonly removed = output<string>();

  protected readonly typed = signal('');
  protected readonly tried = signal(false);
  protected readonly icon = computed<IconName>(() => (this.kind() === 'number' ? 'phone' : 'mail'));
  protected readonly fault = computed(() => {
    const value = this.clean()(this.typed());
    return this.tried() && value !== '' ? this.judge()(value) : undefined;
  });
  protected readonly takenBy = computed(() => {
    const fault = this.fault();
    return typeof fault === 'object' ? fault.takenBy : undefined;
  });
  protected readonly faultKind = computed(() => {
    const fault = this.fault();
    return typeof fault === 'object' ? 'taken' : fault;
  });

  private readonly focus = nextFocus();
  private leaving: { value: string; focusNext: () => void } | undefined;

  constructor() {
    effect(() => {
      const values = this.values();
      const { leaving } = this;
      // A list that somebody else changed meanwhile may still have it.
      if (!leaving || values.some(({ value }) => value === leaving.value)) return;
      this.leaving = undefined;
      leaving.focusNext();
    });
  }

  protected remove(value: string): void {
    this.leaving = { value, focusNext: this.focus.afterRow('input') };
    this.removed.emit(value);
  }

  /** Empties the field: its value has been taken. */
  clear(): void {
    this.typed.set('');
    this.tried.set(false);
  }

  protected add(event: Event): void {
    event.preventDefault();
    const value = this.clean()(this.typed());
    this.tried.set(true);
    if (value === '' || this.busy() || this.fault()) return;
    this.added.emit(value);
  }
}
