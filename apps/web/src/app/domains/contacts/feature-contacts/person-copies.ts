import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PersonCopy, PersonCopyState } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { LanguageChoice, type Language } from '../../../shared/i18n/language';
import { Attempts } from '../../../shared/ui/attempts';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { saveFile } from '../../../shared/ui/save-file';
import { StateChip, type ChipTone } from '../../../shared/ui/state-chip';
import { When } from '../../../shared/ui/when';
import type { IconName } from '../../../shared/ui/icon-paths';
import { ContactBookClient } from '../data/contact-book-client';

const LOOKS: Record<PersonCopyState, { tone: ChipTone; icon: IconName }> = {
  waiting: { tone: 'waiting', icon: 'waiting' },
  ready: { tone: 'ok', icon: 'ok' },
  failed: { tone: 'failed', icon: 'error' },
};

/** Asks for a copy of everything that is kept of a person; those that were asked for, and how far they are. */
@Component({
  selector: 'app-person-copies',
  imports: [FailureNotice, Icon, MatButton, StateChip, TranslocoDirective, When],
  template: `
    <ng-container *transloco="let t">
      @if (copies.error(); as error) {
        <app-failure-notice [error]="error" [busy]="copies.busy()" (retry)="copies.refresh()" />
      }
      <ul class="rows" [attr.aria-label]="t('contacts.copies.title')" aria-live="polite">
        @for (copy of copies.value(); track copy.id) {
          <li>
            <span class="grow">
              <app-state-chip [tone]="looks[copy.state].tone" [icon]="looks[copy.state].icon">{{
                t('contacts.copies.state.' + copy.state)
              }}</app-state-chip>
              <span class="quiet small">
                <app-when [at]="copy.askedAt" />
                @if (copy.askedBy) {
                  · {{ t('contacts.copies.by', { name: copy.askedBy }) }}
                }
                @if (copy.bytes !== null) {
                  · {{ t('contacts.copies.size', { size: sizeOf(copy.bytes) }) }}
                }
                · {{ t('contacts.copies.until', { date: dateOf(copy.expiresAt) }) }}
              </span>
              @if (copy.state === 'failed') {
                <span class="quiet small">{{
                  t('contacts.copies.problem.' + (copy.problem ?? 'fault'))
                }}</span>
              }
            </span>
            @if (copy.state === 'ready') {
              <button matButton="tonal" type="button" [disabled]="attempts.busy()" (click)="save(copy)">
                <app-icon class="in-button" name="download" />{{ t('contacts.copies.download') }}
              </button>
            } @else if (copy.state === 'failed' && $first) {
              <button matButton="tonal" type="button" [disabled]="attempts.busy()" (click)="ask()">
                {{ t('contacts.copies.again') }}
              </button>
            }
          </li>
        }
      </ul>
      <button
        matButton="tonal"
        type="button"
        [disabled]="attempts.busy() || copies.value() === undefined || isBeingMade()"
        (click)="ask()"
      >
        {{ t('contacts.copies.ask') }}
      </button>
    </ng-container>
  `,
  styleUrl: '../../../shared/ui/page.scss',
  styles: `
    .rows {
      margin: 0 0 12px;
    }
    .rows:empty {
      display: none;
    }
    .grow {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
    }
  `,
})
export class PersonCopies {
  readonly contactId = input.required<string>();

  private readonly client = inject(ContactBookClient);
  private readonly document = inject(DOCUMENT);
  private readonly language = inject(LanguageChoice).current;
  protected readonly attempts = new Attempts('contacts.failure.');
  protected readonly looks = LOOKS;
  protected readonly copies = liveRemote<string, PersonCopy[]>({
    of: this.contactId,
    kinds: ['contacts/changed'],
    ask: (id) => this.client.copies(id),
  });
  protected readonly isBeingMade = computed(
    () => this.copies.value()?.some(({ state }) => state === 'waiting') ?? false,
  );

  protected ask(): Promise<boolean> {
    const id = this.contactId();
    return this.attempts.run(async () => {
      const copy = await this.client.askForCopy(id, this.language() as Language);
      if (this.contactId() === id)
        this.copies.update((before) => [copy, ...before.filter((one) => one.id !== copy.id)]);
      this.attempts.say('contacts.copies.asked');
    });
  }

  protected save({ id }: PersonCopy): Promise<boolean> {
    return this.attempts.run(async () => {
      saveFile(this.document, await this.client.copy(id), 'person.zip');
    });
  }

  /** Megabytes, never nothing. */
  protected sizeOf(bytes: number): string {
    const size = Math.max(bytes / 1_000_000, 0.1);
    return new Intl.NumberFormat(this.language(), { maximumFractionDigits: 1 }).format(size);
  }

  protected dateOf(at: number): string {
    return new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium' }).format(at);
  }
}
