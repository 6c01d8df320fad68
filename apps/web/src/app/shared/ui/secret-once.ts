import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CopyButton } from './copy-button';

/** A link or key that the server tells only once: it can be selected and copied, and it is said that it will not come again. */
@Component({
  selector: 'app-secret-once',
  imports: [CopyButton, TranslocoPipe],
  template: `
    <div class="row">
      <code tabindex="0" role="textbox" aria-readonly="true" [attr.aria-label]="what()">{{ text() }}</code>
      <app-copy-button [text]="text()" [what]="what()" />
    </div>
    <p>{{ 'ui.once' | transloco }}</p>
  `,
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
      padding: 8px 8px 8px 16px;
      border-radius: var(--radius-m);
      background: var(--mat-sys-surface-container-high);
    }
    code {
      flex: 1 1 220px;
      min-width: 0;
      overflow-wrap: anywhere;
      line-height: 1.5;
    }
    p {
      margin-top: 8px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class SecretOnce {
  readonly text = input.required<string>();
  /** Its name, for screen readers. */
  readonly what = input.required<string>();
}
