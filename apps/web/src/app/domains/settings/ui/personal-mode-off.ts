import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Role } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { Notice } from '../../../shared/ui/notice';

/** This server takes no credentials from people: what calls go over instead, and the way on, by who looks. */
@Component({
  selector: 'app-personal-mode-off',
  imports: [MatButton, Notice, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-notice tone="info" icon="people" [heading]="t('settings.personalOff.' + who() + '.title')">
        <p>{{ t('settings.personalOff.' + who() + '.body') }}</p>
        <a actions matButton="tonal" [routerLink]="way()">{{ t('settings.personalOff.' + who() + '.go') }}</a>
      </app-notice>
    </ng-container>
  `,
})
export class PersonalModeOff {
  /** Of whoever is signed in. */
  readonly role = input<Role>();
  protected readonly who = computed(() => {
    const role = this.role();
    return role === undefined ? 'stranger' : role === 'owner' ? 'owner' : 'member';
  });
  protected readonly way = computed(
    () => ({ stranger: '/sign-in', member: '/', owner: '/accounts' })[this.who()],
  );
}
