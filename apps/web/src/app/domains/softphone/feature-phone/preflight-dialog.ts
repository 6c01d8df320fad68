import { Component, DestroyRef, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { TranslocoDirective, provideTranslocoScope } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { PhoneStore } from '../data/phone-store';
import { PreflightStore } from '../data/preflight-store';
import { PreflightView } from '../ui/preflight-view';

/** A test call of ten seconds, and what it says of this network. Closing the dialog ends the call. */
@Component({
  selector: 'app-preflight-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    PreflightView,
    TranslocoDirective,
  ],
  providers: [provideTranslocoScope('softphone')],
  template: `
    <ng-container *transloco="let t; prefix: 'softphone'">
      <h2 mat-dialog-title>{{ t('preflight.title') }}</h2>
      <mat-dialog-content>
        <app-preflight-view [state]="preflight.state()" [language]="language()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ t('dialog.close') }}</button>
        @if (preflight.isRunning()) {
          <button matButton="outlined" type="button" (click)="preflight.stop()">
            {{ t('preflight.stop') }}
          </button>
        } @else {
          <button matButton="filled" type="button" [disabled]="!canStart()" (click)="preflight.start()">
            {{ t(preflight.state().step === 'ready' ? 'preflight.start' : 'preflight.again') }}
          </button>
        }
      </mat-dialog-actions>
    </ng-container>
  `,
  styleUrl: './dialogs.scss',
})
export class PreflightDialog {
  protected readonly preflight = inject(PreflightStore);
  private readonly phone = inject(PhoneStore);
  protected readonly language = inject(LanguageChoice).current;
  /** Two calls at once would measure each other. */
  protected readonly canStart = computed(() => this.preflight.canRun() && !this.phone.inCall());

  constructor() {
    inject(DestroyRef).onDestroy(() => this.preflight.stop());
  }
}
