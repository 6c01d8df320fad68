import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Notice } from '../../../shared/ui/notice';

/** This server takes no credentials from people. */
@Component({
  selector: 'app-personal-mode-off',
  imports: [Notice, TranslocoDirective],
  template: `
    <app-notice *transloco="let t" tone="info" icon="lock" [heading]="t('settings.personalOff.title')">
      <p>{{ t('settings.personalOff.body') }}</p>
    </app-notice>
  `,
})
export class PersonalModeOff {}
