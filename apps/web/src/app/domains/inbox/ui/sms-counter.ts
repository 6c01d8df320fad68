import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { smsLength } from '../data/models/sms-segments';

/** How long an SMS is in characters and in the segments that are charged. */
@Component({
  selector: 'app-sms-counter',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @let sms = length();
      <p class="tabular" [title]="sms.unicodeBy ? t('inbox.sms.unicode', { character: sms.unicodeBy }) : ''">
        {{
          t(sms.segments === 1 ? 'inbox.sms.one' : 'inbox.sms.more', {
            characters: sms.characters,
            segments: sms.segments,
            left: sms.left,
          })
        }}
        @if (sms.unicodeBy; as character) {
          <span class="visually-hidden">{{ t('inbox.sms.unicode', { character }) }}</span>
        }
      </p>
    </ng-container>
  `,
  styles: `
    p {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-small);
    }
  `,
})
export class SmsCounter {
  readonly text = input.required<string>();
  protected readonly length = computed(() => smsLength(this.text()));
}
