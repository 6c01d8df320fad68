import { Component, ElementRef, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

interface Key {
  key: string;
  letters: string;
}

const KEYS: readonly Key[] = [
  { key: '1', letters: '' },
  { key: '2', letters: 'ABC' },
  { key: '3', letters: 'DEF' },
  { key: '4', letters: 'GHI' },
  { key: '5', letters: 'JKL' },
  { key: '6', letters: 'MNO' },
  { key: '7', letters: 'PQRS' },
  { key: '8', letters: 'TUV' },
  { key: '9', letters: 'WXYZ' },
  { key: '*', letters: '' },
  { key: '0', letters: '+' },
  { key: '#', letters: '' },
];
const COLUMNS = 3;
const LONG_PRESS_MS = 550;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };

/** Twelve keys. One tab stop; the arrows go from key to key. A long press on 0 gives the plus sign. */
@Component({
  selector: 'app-keypad',
  imports: [TranslocoDirective],
  template: `
    <div
      *transloco="let t; prefix: 'softphone.keypad'"
      class="keys"
      role="group"
      [attr.aria-label]="t('label')"
    >
      @for (item of keys; track item.key; let index = $index) {
        <button
          type="button"
          [attr.aria-label]="names[item.key] ? t('key.' + names[item.key]) : null"
          [attr.data-key]="item.key"
          [tabIndex]="index === current() ? 0 : -1"
          (focus)="current.set(index)"
          (keydown)="onKeydown($event, index)"
          (pointerdown)="onDown(item.key)"
          (pointerleave)="onUp()"
          (click)="onClick(item.key)"
        >
          <span class="digit">{{ item.key }}</span>
          <span class="letters" aria-hidden="true">{{ item.letters }}</span>
        </button>
      }
    </div>
  `,
  styleUrl: './keypad.scss',
})
export class Keypad {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly pressed = output<string>();

  protected readonly keys = KEYS;
  protected readonly names: Record<string, string> = { '*': 'star', '#': 'hash' };
  protected readonly current = signal(0);
  private longPress: ReturnType<typeof setTimeout> | undefined;
  private wasLong = false;

  protected onKeydown(event: KeyboardEvent, index: number): void {
    const step = STEPS[event.key];
    const next = step === undefined ? undefined : index + step;
    if (next === undefined || next < 0 || next >= KEYS.length) return;
    event.preventDefault();
    this.element.nativeElement.querySelectorAll('button')[next]?.focus();
  }

  protected onDown(key: string): void {
    this.wasLong = false;
    if (key !== '0') return;
    this.longPress = setTimeout(() => {
      this.wasLong = true;
      this.pressed.emit('+');
    }, LONG_PRESS_MS);
  }

  protected onUp(): void {
    clearTimeout(this.longPress);
  }

  protected onClick(key: string): void {
    this.onUp();
    if (!this.wasLong) this.pressed.emit(key);
    this.wasLong = false;
  }
}
