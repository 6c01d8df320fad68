import { Component, input } from '@angular/core';
import { MatIconAnchor } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../../../shared/ui/icon';

/** The “?” beside a label: opens the glossary at that term. */
@Component({
  selector: 'app-term-link',
  imports: [Icon, MatIconAnchor, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @let name = t('settings.terms.' + term() + '.name');
      <a
        matIconButton
        routerLink="/glossary"
        [fragment]="term()"
        [attr.aria-label]="t('settings.whatIs', { term: name })"
        [title]="t('settings.whatIs', { term: name })"
      >
        <app-icon name="help" />
      </a>
    </ng-container>
  `,
  styles: `
    app-icon {
      --icon-size: 20px;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class TermLink {
  readonly term = input.required<string>();
}
