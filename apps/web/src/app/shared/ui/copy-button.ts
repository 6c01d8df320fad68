import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, signal, DestroyRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from './icon';

const SHOWN_MS = 2_500;

/** Copies a text and says whether it worked, in the button itself and to screen readers. */
@Component({
  selector: 'app-copy-button',
  imports: [Icon, MatButton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button
        matButton="tonal"
        type="button"
        [attr.aria-label]="what() && result() === 'copy' ? t('copy.copy') + ': ' + what() : null"
        (click)="copy()"
      >
        <app-icon class="in-button" [name]="result() === 'copied' ? 'check' : 'copy'" />
        <span role="status">{{ t('copy.' + result()) }}</span>
      </button>
    </ng-container>
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  /** What is copied, for screen readers. */
  readonly what = input('');

  protected readonly result = signal<'copy' | 'copied' | 'failed'>('copy');
  private readonly clipboard = inject(Clipboard);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected copy(): void {
    this.result.set(this.clipboard.copy(this.text()) ? 'copied' : 'failed');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.result.set('copy'), SHOWN_MS);
  }
}
