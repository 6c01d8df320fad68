import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

@Component({
  selector: 'app-not-found',
  imports: [MatButton, RouterLink, TranslocoDirective],
  template: `
    <section *transloco="let t">
      <h1>{{ t('shell.missing.title') }}</h1>
      <p>{{ t('shell.missing.body') }}</p>
      <a matButton="filled" routerLink="/">{{ t('shell.missing.home') }}</a>
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
export class NotFound {}
