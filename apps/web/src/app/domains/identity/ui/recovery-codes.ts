import { DOCUMENT, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { CopyButton } from '../../../shared/ui/copy-button';
import { Icon } from '../../../shared/ui/icon';
import { saveFile } from '../../../shared/ui/save-file';

/** Recovery codes, shown once: to copy, to save as a file, and gone when the person says so. */
@Component({
  selector: 'app-recovery-codes',
  imports: [CopyButton, Icon, MatButton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h3>{{ t('identity.recovery.title') }}</h3>
      <p>{{ t('identity.recovery.body') }}</p>
      <ol>
        @for (code of codes(); track code) {
          <li class="mono">{{ code }}</li>
        }
      </ol>
      <div class="buttons">
        <app-copy-button [text]="asText()" [what]="t('identity.recovery.title')" />
        <button matButton="tonal" type="button" (click)="save()">
          <app-icon class="in-button" name="download" />{{ t('identity.recovery.save') }}
        </button>
        <button matButton="filled" type="button" (click)="kept.emit()">
          {{ t('identity.recovery.kept') }}
        </button>
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      padding: 20px;
      border-radius: var(--radius-m);
      background: var(--mat-sys-surface-container-high);
    }
    h3 {
      margin: 0;
      font: var(--mat-sys-title-medium);
    }
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(112px, 1fr));
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
      user-select: all;
    }
    li {
      padding: 8px 0;
      border-radius: var(--radius-s);
      background: var(--mat-sys-surface);
      text-align: center;
      letter-spacing: 0.06em;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class RecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  /** The person has them somewhere safe. */
  readonly kept = output();

  private readonly document = inject(DOCUMENT);
  protected readonly asText = computed(() => this.codes().join('\n'));

  protected save(): void {
    const file = new Blob([`${this.asText()}\n`], { type: 'text/plain' });
    saveFile(this.document, file, 'centralita-recovery-codes.txt');
  }
}
