import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PhoneIcon } from './phone-icon';

/** A second call knocks while the first goes on. */
@Component({
  selector: 'app-waiting-banner',
  imports: [PhoneIcon, TranslocoDirective],
  template: `
    <section
      *transloco="let t; prefix: 'softphone'"
      role="alertdialog"
      aria-labelledby="waiting-title"
      aria-describedby="waiting-who"
    >
      <app-phone-icon name="bell" />
      <div class="text">
        <p id="waiting-title" class="title">{{ t('waiting.title') }}</p>
        <p id="waiting-who" class="who" [title]="name()">{{ name() }}</p>
      </div>
      <div class="actions">
        <button type="button" class="answer" (click)="answered.emit()">
          {{ t(endsLive() ? 'waiting.endAndAnswer' : 'waiting.rejectAndAnswer') }}
        </button>
        <button type="button" (click)="rejected.emit()">{{ t('action.reject') }}</button>
      </div>
    </section>
  `,
  styleUrl: './waiting-banner.scss',
})
export class WaitingBanner {
  readonly name = input.required<string>();
  /** True when the first call is being talked on; false when it still rings too. */
  readonly endsLive = input(true);
  readonly answered = output();
  readonly rejected = output();
}
