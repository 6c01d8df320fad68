import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import { Notice } from '../../../shared/ui/notice';
import { OrganisationChoice } from '../data/organisation-choice';

const KEY = 'centralita.organisation-hint';

/** To an owner whose organisation has no number yet: nothing arrives here, and another (such as the demo) has calls. */
@Component({
  selector: 'app-organisation-hint',
  imports: [MatButton, Notice, TranslocoDirective],
  template: `
    @if (other(); as other) {
      <app-notice
        *transloco="let t"
        role="status"
        icon="building"
        [heading]="t('shell.otherOrganisation.title', { name: choice.name() })"
      >
        <p>{{ t('shell.otherOrganisation.body', { name: other.name }) }}</p>
        <button actions matButton="tonal" type="button" (click)="choice.choose(other.id)">
          {{ t('shell.otherOrganisation.show', { name: other.name }) }}
        </button>
        <button actions matButton type="button" (click)="dismiss()">
          {{ t('shell.otherOrganisation.dismiss') }}
        </button>
      </app-notice>
    }
  `,
  styles: `
    app-notice {
      margin-bottom: 24px;
    }
  `,
})
export class OrganisationHint {
  private readonly storage = inject(BrowserStorage);
  protected readonly choice = inject(OrganisationChoice);
  /** Of which organisation nobody wants to hear it again. */
  private readonly dismissed = signal(this.storage.read('browser', KEY));
  protected readonly other = computed(() =>
    this.dismissed() === this.choice.id() ? undefined : this.choice.livelier(),
  );

  protected dismiss(): void {
    const id = this.choice.id();
    this.dismissed.set(id);
    if (id !== undefined) this.storage.write('browser', KEY, id);
  }
}
