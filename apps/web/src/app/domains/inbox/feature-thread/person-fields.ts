import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CustomerField } from '@centralita/shared-types';
import { CONTACT_VALUE_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { Attempts } from '../../../shared/ui/attempts';
import { SelectBox, type Choice } from '../../../shared/ui/select-box';
import { PersonHistory } from '../data/person-history';

/** What the organisation keeps of this person besides name and note: shown, and changed in place. */
@Component({
  selector: 'app-person-fields',
  imports: [MatButton, MatFormField, MatInput, MatLabel, SelectBox, TranslocoDirective],
  template: `
    <form *transloco="let t" novalidate autocomplete="off" (submit)="save($event)">
      @for (field of fields(); track field.id) {
        @if (field.kind === 'choice') {
          <app-select-box
            [label]="field.name"
            [choices]="choicesOf(field)"
            [value]="valueOf(field)"
            (valueChange)="type(field.id, $event)"
          />
        } @else {
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label dir="auto">{{ field.name }}</mat-label>
            <input
              #box
              matInput
              dir="auto"
              [type]="field.kind === 'date' ? 'date' : 'text'"
              [attr.inputmode]="field.kind === 'number' ? 'decimal' : null"
              [attr.maxlength]="field.kind === 'text' ? valueMax : null"
              [value]="valueOf(field)"
              (input)="type(field.id, box.value)"
            />
          </mat-form-field>
        }
      }
      <button matButton="tonal" type="submit" [disabled]="attempts.busy() || changes().length === 0">
        {{ t('inbox.person.saveFields') }}
      </button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      padding-top: 8px;
    }
    button {
      justify-self: start;
    }
  `,
})
export class PersonFields {
  readonly contactId = input.required<string>();
  readonly fields = input.required<readonly CustomerField[]>();

  private readonly history = inject(PersonHistory);
  protected readonly attempts = new Attempts('inbox.failure.');
  protected readonly valueMax = CONTACT_VALUE_MAX;
  /** What is typed and not saved, by field; for another contact it begins anew. */
  private readonly typed = linkedSignal<string, ReadonlyMap<string, string>>({
    source: this.contactId,
    computation: () => new Map(),
  });
  protected readonly changes = computed(() =>
    this.fields()
      .filter((field) => this.valueOf(field).trim() !== field.value)
      .map((field) => ({ fieldId: field.id, value: this.valueOf(field).trim() })),
  );

  protected valueOf({ id, value }: CustomerField): string {
    return this.typed().get(id) ?? value;
  }

  /** None, or one; also the one that it has, though it is offered no more. */
  protected choicesOf({ choices, value }: CustomerField): Choice[] {
    const all = value === '' || choices.includes(value) ? choices : [...choices, value];
    return [{ value: '', text: '—' }, ...all.map((one) => ({ value: one, text: one }))];
  }

  protected type(fieldId: string, value: string): void {
    this.typed.update((before) => new Map(before).set(fieldId, value));
  }

  protected save(event: Event): Promise<boolean> {
    event.preventDefault();
    const contactId = this.contactId();
    return this.attempts.run(async () => {
      const sent = this.typed();
      await this.history.fill(contactId, this.changes());
      // What was typed meanwhile stays.
      if (this.contactId() === contactId)
        this.typed.update((now) => new Map([...now].filter(([id, value]) => sent.get(id) !== value)));
      this.attempts.say('inbox.person.savedFields');
    });
  }
}
