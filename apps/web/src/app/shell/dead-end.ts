import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/** Where an address leads that is nobody's, or whose page is not for the person's role. */
@Component({
  selector: 'app-dead-end',
  imports: [MatButton, RouterLink, TranslocoDirective],
  template: `
    <section *transloco="let t">
      <h1>{{ t('shell.' + why() + '.title') }}</h1>
      <p>{{ t('shell.' + why() + '.body') }}</p>
      <a matButton="filled" routerLink="/">{{ t('shell.' + why() + '.home') }}</a>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 16px;
      justify-items: start;
      max-width: 560px;
      margin: 48px auto;
    }
    p {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class DeadEnd {
  /** From the route. */
  readonly why = input.required<'missing' | 'notAllowed'>();
}
