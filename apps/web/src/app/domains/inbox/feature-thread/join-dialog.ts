import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { ContactItem } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { afterTyping } from '../../../shared/ui/after-typing';
import { FailureWords } from '../../../shared/ui/failure-words';
import { ContactsClient } from '../data/contacts-client';
import { ContactNames } from '../ui/contact-names';

/** Looks for another contact of the same person; closes with it. */
@Component({
  selector: 'app-join-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoDirective,
  ],
  template: `
    <ng-container *transloco="let t">
      <h2 matDialogTitle>{{ t('inbox.person.joinTitle') }}</h2>
      <mat-dialog-content>
        <p>{{ t('inbox.person.joinHow') }}</p>
        <label for="join-search">{{ t('inbox.person.search') }}</label>
        <input
          #field
          id="join-search"
          type="search"
          autocomplete="off"
          [value]="typed()"
          (input)="typed.set(field.value)"
        />
        @if (failure(); as text) {
          <p role="alert">{{ text }}</p>
        }
        <ul aria-live="polite">
          @for (one of found(); track one.id) {
            <li>
              <button type="button" (click)="choose(one)">
                <strong dir="auto">{{ one.name ?? names.address(one.address) }}</strong>
                <span class="tabular"
                  >{{ names.address(one.address) }} · {{ t('inbox.channel.' + one.channel) }}</span
                >
              </button>
            </li>
          } @empty {
            @if (found() && typed().trim()) {
              <li>{{ t('inbox.person.nobody') }}</li>
            }
          }
        </ul>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" matDialogClose>{{ t('ui.cancel') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    input {
      display: block;
      width: 100%;
      height: 48px;
      margin-top: 4px;
      padding: 0 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--radius-m);
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-body-large);
    }
    ul {
      min-height: 96px;
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    li button {
      display: grid;
      width: 100%;
      min-height: 48px;
      padding: 6px 8px;
      border: 0;
      border-radius: var(--radius-m);
      background: none;
      color: inherit;
      font: var(--mat-sys-body-medium);
      text-align: start;
      cursor: pointer;
    }
    li button:hover {
      background: color-mix(in srgb, var(--mat-sys-on-surface) 6%, transparent);
    }
    p {
      margin-bottom: 8px;
    }
  `,
})
export class JoinDialog {
  private readonly dialog = inject<MatDialogRef<JoinDialog, ContactItem>>(MatDialogRef);
  private readonly data = inject<{ contactId: string }>(MAT_DIALOG_DATA);
  private readonly client = inject(ContactsClient);
  private readonly failures = inject(FailureWords);
  protected readonly names = inject(ContactNames);
  protected readonly typed = signal('');
  protected readonly found = signal<readonly ContactItem[] | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);

  constructor() {
    afterTyping(this.typed, (search) => this.search(search));
  }

  protected choose(contact: ContactItem): void {
    this.dialog.close(contact);
  }

  private async search(search: string): Promise<void> {
    try {
      const found = search ? await this.client.search(search) : [];
      // An answer to what was typed before is none to what stands there now.
      if (search !== this.typed().trim()) return;
      this.failure.set(undefined);
      this.found.set(found.filter(({ id }) => id !== this.data.contactId));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.failures.of(error, 'inbox.failure.'));
    }
  }
}
