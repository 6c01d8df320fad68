import { DOCUMENT, Component, computed, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '../domains/identity/api';
import { ApiError } from '../shared/data-api/api-error';
import { Icon } from '../shared/ui/icon';
import { Toasts } from '../shared/ui/toasts';

/** Who is signed in: their name and organisation, the way to their profile, and out. */
@Component({
  selector: 'app-person-menu',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (session.session(); as open) {
        <button
          type="button"
          class="face"
          [matMenuTriggerFor]="menu"
          [attr.aria-label]="t('shell.person.menu', { name: open.person.name })"
          [title]="open.person.name"
          [attr.data-initials]="initials()"
        ></button>
        <mat-menu #menu="matMenu">
          <div class="who">
            <strong>{{ open.person.name }}</strong>
            <span>{{ open.person.email }}</span>
            <span>{{ open.organisation.name }}</span>
          </div>
          <a mat-menu-item routerLink="/profile">
            <span class="row"><app-icon name="person" />{{ t('shell.person.profile') }}</span>
          </a>
          <button mat-menu-item type="button" (click)="signOut()">
            <span class="row"><app-icon name="sign-out" />{{ t('shell.person.signOut') }}</span>
          </button>
        </mat-menu>
      }
    </ng-container>
  `,
  styles: `
    .face {
      display: grid;
      place-items: center;
      width: 44px;
      height: 44px;
      border: 0;
      border-radius: 50%;
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
      font: var(--mat-sys-label-large);
      letter-spacing: 0.02em;
      cursor: pointer;
    }
    /* A drawing, not words: the label says the whole name. */
    .face::before {
      content: attr(data-initials);
    }
    .who {
      display: grid;
      gap: 2px;
      min-width: 220px;
      max-width: 280px;
      padding: 12px 16px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
      overflow-wrap: anywhere;
    }
    .who strong {
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-title-small);
    }
    .row {
      display: flex;
      gap: 12px;
      align-items: center;
      --icon-size: 20px;
    }
  `,
})
export class PersonMenu {
  protected readonly session = inject(SessionStore);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly window = inject(DOCUMENT).defaultView;
  protected readonly initials = computed(() => initialsOf(this.session.person()?.name ?? ''));

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
      // A fresh page: nothing of what was shown stays in memory.
      this.window?.location.assign('/');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.transloco.translate('shell.person.notSignedOut'), icon: 'offline' });
    }
  }
}

/** First letters of the first and the last name, as people write them. */
const initialsOf = (name: string): string => {
  const names = name.trim().split(/\s+/u);
  const letters = names.length > 1 ? [names[0], names.at(-1)] : [names[0]];
  return letters.map((one) => [...(one ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
};
