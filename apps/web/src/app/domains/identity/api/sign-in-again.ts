import { Component, type ElementRef, afterNextRender, inject, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective, provideTranslocoScope } from '@jsverse/transloco';
import { SessionStore } from '../data/session-store';
import { SignInPanel } from './sign-in-panel';

/**
 * Over a page whose session has ended: signs in again without leaving it, so that nothing that was typed is lost. The
 * page behind cannot be seen or reached meanwhile.
 */
@Component({
  selector: 'app-sign-in-again',
  imports: [MatButton, SignInPanel, TranslocoDirective],
  providers: [provideTranslocoScope('identity')],
  template: `
    <dialog
      #dialog
      aria-labelledby="again-heading"
      closedby="none"
      (cancel)="$event.preventDefault()"
      (close)="stay()"
    >
      <div class="inner" *transloco="let t">
        <h2 id="again-heading">{{ t('identity.again.title') }}</h2>
        <p>{{ t('identity.again.why') }} {{ t('identity.again.lead') }}</p>
        <app-sign-in-panel [email]="session.ended()?.person?.email ?? ''" />
        <button matButton="text" type="button" (click)="left.emit()">{{ t('identity.again.leave') }}</button>
      </div>
    </dialog>
  `,
  styles: `
    dialog {
      width: min(480px, calc(100vw - 24px));
      max-height: calc(100dvh - 24px);
      padding: 0;
      border: 0;
      border-radius: var(--radius-l);
      background: var(--mat-sys-surface-container-low);
      color: var(--mat-sys-on-surface);
    }
    dialog::backdrop {
      background: var(--mat-sys-surface);
    }
    .inner {
      display: grid;
      gap: 20px;
      padding: 28px 24px;
    }
    p {
      color: var(--mat-sys-on-surface-variant);
    }
    button {
      justify-self: start;
    }
  `,
})
export class SignInAgain {
  /** The person does not want to go on here. */
  readonly left = output();
  protected readonly session = inject(SessionStore);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    afterNextRender(() => this.stay());
  }

  /** Opens the dialog, again too: a browser may close it at a second Escape whatever the page says. */
  protected stay(): void {
    const dialog = this.dialog().nativeElement;
    if (this.session.ended() && !dialog.open) dialog.showModal();
  }
}
