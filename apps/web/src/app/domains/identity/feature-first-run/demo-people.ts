import { Component, input } from '@angular/core';
import type { Session } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { CopyButton } from '../../../shared/ui/copy-button';
import { Notice } from '../../../shared/ui/notice';

export type DemoPerson = NonNullable<Session['demo']>['people'][number];

/** Whom to sign in as, to try the demo organisation: shown once. */
@Component({
  selector: 'app-demo-people',
  imports: [CopyButton, Notice, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-notice tone="info" icon="people" [heading]="t('identity.demoPeople.title')">
        <p>{{ t('identity.demoPeople.body') }}</p>
      </app-notice>
      <ul>
        @for (person of people(); track person.email) {
          <li>
            <strong>{{ person.name }}</strong>
            <div>
              <code>{{ person.email }}</code>
              <app-copy-button
                [text]="person.email"
                [what]="t('identity.demoPeople.email', { name: person.name })"
              />
            </div>
            <div>
              <code>{{ person.password }}</code>
              <app-copy-button
                [text]="person.password"
                [what]="t('identity.demoPeople.password', { name: person.name })"
              />
            </div>
          </li>
        }
      </ul>
    </ng-container>
  `,
  styles: `
    ul {
      display: grid;
      gap: 12px;
      margin-top: 16px;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 8px;
      padding: 14px 16px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--radius-m);
    }
    strong {
      font: var(--mat-sys-title-small);
    }
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      justify-content: space-between;
    }
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class DemoPeople {
  readonly people = input.required<readonly DemoPerson[]>();
}
