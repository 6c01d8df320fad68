import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/** Where a page leads whose role the person does not have. */
@Component({
  selector: 'app-not-allowed',
  imports: [MatButton, RouterLink, TranslocoDirective],
  template: `
    <section *transloco="let t">
      <h1>{{ t('shell.notAllowed.title') }}</h1>
      <p>{{ t('shell.notAllowed.body') }}</p>
      <a matButton="filled" routerLink="/">{{ t('shell.notAllowed.home') }}</a>
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
export class NotAllowed {}
